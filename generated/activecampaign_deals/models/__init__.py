"""The records that ActiveCampaign deals takes and gives, loaded on first use."""

# Written by `make generate` from spec/activecampaign-deals.yaml: do not edit.
