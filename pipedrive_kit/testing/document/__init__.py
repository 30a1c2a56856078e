"""The API's OpenAPI document: operations, schemas, checks."""
