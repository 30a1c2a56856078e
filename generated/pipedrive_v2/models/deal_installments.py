"""Records of deal installments."""

# Written by `make generate` from spec/pipedrive-v2.yaml: do not edit.

from __future__ import annotations

import datetime as dt
from typing import Literal, TypeAlias

from openapi_runtime import SENT, Model, model

DealInstallmentSortBy: TypeAlias = Literal["billing_date", "deal_id", "id"]


@model
class DealInstallment(Model):
    """Returned by deal_installments.list, deal_installments.add and
    deal_installments.update.
    """

    id: int = SENT
    """The ID of the installment."""

    amount: float | None = None
    """The installment amount."""

    billing_date: dt.date | None = None
    """The date on which the installment will be charged."""

    description: str | None = None
    """The name of installment."""

    deal_id: int | None = None
    """The ID of the deal the installment was added to."""


@model
class DeletedDealInstallment(Model):
    """Returned by deal_installments.delete."""

    id: int = SENT
    """The ID of the installment that was deleted from the deal."""
