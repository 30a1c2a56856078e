"""Operations carried out on the records."""
