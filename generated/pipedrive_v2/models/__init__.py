"""The records that Pipedrive API v2 takes and gives, loaded on first use."""

# Written by `make generate` from spec/pipedrive-v2.yaml: do not edit.

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .activities import (
        Activity as Activity,
        ActivityAttendee as ActivityAttendee,
        ActivityIncludeField as ActivityIncludeField,
        ActivityParticipant as ActivityParticipant,
        ActivitySortBy as ActivitySortBy,
        DeletedActivity as DeletedActivity,
    )
    from .activity_fields import ActivityField as ActivityField
    from .deal_fields import (
        DealField as DealField,
        DealFieldIncludeField as DealFieldIncludeField,
        DealFieldRequiredFields as DealFieldRequiredFields,
        DealFieldRequiredFieldsStatus as DealFieldRequiredFieldsStatus,
        DealFieldUiVisibility as DealFieldUiVisibility,
        PipelineVisibility as PipelineVisibility,
    )
    from .deal_installments import (
        DealInstallment as DealInstallment,
        DealInstallmentSortBy as DealInstallmentSortBy,
        DeletedDealInstallment as DeletedDealInstallment,
    )
    from .deal_products import (
        DealProduct as DealProduct,
        DealProductSortBy as DealProductSortBy,
        DealProductTaxMethod as DealProductTaxMethod,
        DealsProductSortBy as DealsProductSortBy,
        DeletedDealProduct as DeletedDealProduct,
        DeletedDealProducts as DeletedDealProducts,
    )
    from .deals import (
        AdditionalDiscount as AdditionalDiscount,
        Deal as Deal,
        DealIncludeField as DealIncludeField,
        DealSearchIncludeField as DealSearchIncludeField,
        DealSearchItem as DealSearchItem,
        DealSearchStatus as DealSearchStatus,
        DealStatus as DealStatus,
        DeletedAdditionalDiscount as DeletedAdditionalDiscount,
        DeletedDeal as DeletedDeal,
        FoundDeal as FoundDeal,
        FoundDealOrganization as FoundDealOrganization,
        FoundDealPerson as FoundDealPerson,
        FoundDealStage as FoundDealStage,
    )
    from .item_search import (
        FieldSearchItem as FieldSearchItem,
        FoundItem as FoundItem,
        FoundItemDeal as FoundItemDeal,
        FoundItemOrganization as FoundItemOrganization,
        FoundItemPerson as FoundItemPerson,
        FoundItemStage as FoundItemStage,
        ItemSearchEntityType as ItemSearchEntityType,
        ItemSearchField as ItemSearchField,
        ItemSearchIncludeField as ItemSearchIncludeField,
        ItemSearchItem as ItemSearchItem,
        ItemSearchItemType as ItemSearchItemType,
        ItemSearchMatch as ItemSearchMatch,
        ItemSearchPageDetails as ItemSearchPageDetails,
    )
    from .leads import (
        FoundLead as FoundLead,
        FoundLeadOrganization as FoundLeadOrganization,
        FoundLeadPerson as FoundLeadPerson,
        LeadSearchIncludeField as LeadSearchIncludeField,
        LeadSearchItem as LeadSearchItem,
    )
    from .organization_fields import (
        OrganizationField as OrganizationField,
        OrganizationFieldIncludeField as OrganizationFieldIncludeField,
        OrganizationFieldUiVisibility as OrganizationFieldUiVisibility,
    )
    from .organizations import (
        DeletedOrganization as DeletedOrganization,
        FoundOrganization as FoundOrganization,
        Organization as Organization,
        OrganizationIncludeField as OrganizationIncludeField,
        OrganizationSearchField as OrganizationSearchField,
        OrganizationSearchItem as OrganizationSearchItem,
    )
    from .person_fields import (
        PersonField as PersonField,
        PersonFieldIncludeField as PersonFieldIncludeField,
        PersonFieldUiVisibility as PersonFieldUiVisibility,
    )
    from .persons import (
        ContactValue as ContactValue,
        DeletedPerson as DeletedPerson,
        FoundPerson as FoundPerson,
        FoundPersonOrganization as FoundPersonOrganization,
        Person as Person,
        PersonIncludeField as PersonIncludeField,
        PersonMarketingStatus as PersonMarketingStatus,
        PersonPicture as PersonPicture,
        PersonSearchField as PersonSearchField,
        PersonSearchIncludeField as PersonSearchIncludeField,
        PersonSearchItem as PersonSearchItem,
        PictureSizes as PictureSizes,
    )
    from .pipelines import DeletedPipeline as DeletedPipeline, Pipeline as Pipeline
    from .product_fields import ProductField as ProductField
    from .products import (
        DeletedProduct as DeletedProduct,
        DeletedProductImage as DeletedProductImage,
        DeletedProductVariation as DeletedProductVariation,
        FoundProduct as FoundProduct,
        Product as Product,
        ProductImage as ProductImage,
        ProductPrice as ProductPrice,
        ProductSearchField as ProductSearchField,
        ProductSearchIncludeField as ProductSearchIncludeField,
        ProductSearchItem as ProductSearchItem,
        ProductSortBy as ProductSortBy,
        ProductVariation as ProductVariation,
        ProductVariationPrice as ProductVariationPrice,
        ProductVisibleTo as ProductVisibleTo,
    )
    from .project_boards import (
        DeletedProjectBoard as DeletedProjectBoard,
        ProjectBoard as ProjectBoard,
    )
    from .project_fields import ProjectField as ProjectField
    from .project_phases import (
        DeletedProjectPhase as DeletedProjectPhase,
        ProjectPhase as ProjectPhase,
    )
    from .project_templates import ProjectTemplate as ProjectTemplate
    from .projects import (
        DeletedProject as DeletedProject,
        FoundProject as FoundProject,
        FoundProjectDeal as FoundProjectDeal,
        FoundProjectOrganization as FoundProjectOrganization,
        FoundProjectPerson as FoundProjectPerson,
        FoundProjectPhase as FoundProjectPhase,
        Project as Project,
        ProjectChangelog as ProjectChangelog,
        ProjectSearchField as ProjectSearchField,
        ProjectSearchItem as ProjectSearchItem,
        ProjectStatus as ProjectStatus,
    )
    from .shared import (
        Address as Address,
        BillingFrequency as BillingFrequency,
        Conversion as Conversion,
        ConversionJob as ConversionJob,
        ConversionStatus as ConversionStatus,
        DeletedFieldOption as DeletedFieldOption,
        DeletedFollower as DeletedFollower,
        DialogVisibility as DialogVisibility,
        DiscountType as DiscountType,
        FieldIncludeField as FieldIncludeField,
        FieldOption as FieldOption,
        FieldRequiredFields as FieldRequiredFields,
        FieldSubfield as FieldSubfield,
        FieldType as FieldType,
        FieldUiVisibility as FieldUiVisibility,
        Follower as Follower,
        FollowerChangelog as FollowerChangelog,
        ImportantFields as ImportantFields,
        NewFieldType as NewFieldType,
        Owner as Owner,
        SearchField as SearchField,
        SortBy as SortBy,
        SortDirection as SortDirection,
    )
    from .stages import (
        DeletedStage as DeletedStage,
        Stage as Stage,
        StageSortBy as StageSortBy,
    )
    from .tasks import (
        DeletedTask as DeletedTask,
        Task as Task,
        TaskDone as TaskDone,
        TaskMilestone as TaskMilestone,
    )


_MODULES = {
    "Activity": "activities",
    "ActivityAttendee": "activities",
    "ActivityField": "activity_fields",
    "ActivityIncludeField": "activities",
    "ActivityParticipant": "activities",
    "ActivitySortBy": "activities",
    "AdditionalDiscount": "deals",
    "Address": "shared",
    "BillingFrequency": "shared",
    "ContactValue": "persons",
    "Conversion": "shared",
    "ConversionJob": "shared",
    "ConversionStatus": "shared",
    "Deal": "deals",
    "DealField": "deal_fields",
    "DealFieldIncludeField": "deal_fields",
    "DealFieldRequiredFields": "deal_fields",
    "DealFieldRequiredFieldsStatus": "deal_fields",
    "DealFieldUiVisibility": "deal_fields",
    "DealIncludeField": "deals",
    "DealInstallment": "deal_installments",
    "DealInstallmentSortBy": "deal_installments",
    "DealProduct": "deal_products",
    "DealProductSortBy": "deal_products",
    "DealProductTaxMethod": "deal_products",
    "DealSearchIncludeField": "deals",
    "DealSearchItem": "deals",
    "DealSearchStatus": "deals",
    "DealStatus": "deals",
    "DealsProductSortBy": "deal_products",
    "DeletedActivity": "activities",
    "DeletedAdditionalDiscount": "deals",
    "DeletedDeal": "deals",
    "DeletedDealInstallment": "deal_installments",
    "DeletedDealProduct": "deal_products",
    "DeletedDealProducts": "deal_products",
    "DeletedFieldOption": "shared",
    "DeletedFollower": "shared",
    "DeletedOrganization": "organizations",
    "DeletedPerson": "persons",
    "DeletedPipeline": "pipelines",
    "DeletedProduct": "products",
    "DeletedProductImage": "products",
    "DeletedProductVariation": "products",
    "DeletedProject": "projects",
    "DeletedProjectBoard": "project_boards",
    "DeletedProjectPhase": "project_phases",
    "DeletedStage": "stages",
    "DeletedTask": "tasks",
    "DialogVisibility": "shared",
    "DiscountType": "shared",
    "FieldIncludeField": "shared",
    "FieldOption": "shared",
    "FieldRequiredFields": "shared",
    "FieldSearchItem": "item_search",
    "FieldSubfield": "shared",
    "FieldType": "shared",
    "FieldUiVisibility": "shared",
    "Follower": "shared",
    "FollowerChangelog": "shared",
    "FoundDeal": "deals",
    "FoundDealOrganization": "deals",
    "FoundDealPerson": "deals",
    "FoundDealStage": "deals",
    "FoundItem": "item_search",
    "FoundItemDeal": "item_search",
    "FoundItemOrganization": "item_search",
    "FoundItemPerson": "item_search",
    "FoundItemStage": "item_search",
    "FoundLead": "leads",
    "FoundLeadOrganization": "leads",
    "FoundLeadPerson": "leads",
    "FoundOrganization": "organizations",
    "FoundPerson": "persons",
    "FoundPersonOrganization": "persons",
    "FoundProduct": "products",
    "FoundProject": "projects",
    "FoundProjectDeal": "projects",
    "FoundProjectOrganization": "projects",
    "FoundProjectPerson": "projects",
    "FoundProjectPhase": "projects",
    "ImportantFields": "shared",
    "ItemSearchEntityType": "item_search",
    "ItemSearchField": "item_search",
    "ItemSearchIncludeField": "item_search",
    "ItemSearchItem": "item_search",
    "ItemSearchItemType": "item_search",
    "ItemSearchMatch": "item_search",
    "ItemSearchPageDetails": "item_search",
    "LeadSearchIncludeField": "leads",
    "LeadSearchItem": "leads",
    "NewFieldType": "shared",
    "Organization": "organizations",
    "OrganizationField": "organization_fields",
    "OrganizationFieldIncludeField": "organization_fields",
    "OrganizationFieldUiVisibility": "organization_fields",
    "OrganizationIncludeField": "organizations",
    "OrganizationSearchField": "organizations",
    "OrganizationSearchItem": "organizations",
    "Owner": "shared",
    "Person": "persons",
    "PersonField": "person_fields",
    "PersonFieldIncludeField": "person_fields",
    "PersonFieldUiVisibility": "person_fields",
    "PersonIncludeField": "persons",
    "PersonMarketingStatus": "persons",
    "PersonPicture": "persons",
    "PersonSearchField": "persons",
    "PersonSearchIncludeField": "persons",
    "PersonSearchItem": "persons",
    "PictureSizes": "persons",
    "Pipeline": "pipelines",
    "PipelineVisibility": "deal_fields",
    "Product": "products",
    "ProductField": "product_fields",
    "ProductImage": "products",
    "ProductPrice": "products",
    "ProductSearchField": "products",
    "ProductSearchIncludeField": "products",
    "ProductSearchItem": "products",
    "ProductSortBy": "products",
    "ProductVariation": "products",
    "ProductVariationPrice": "products",
    "ProductVisibleTo": "products",
    "Project": "projects",
    "ProjectBoard": "project_boards",
    "ProjectChangelog": "projects",
    "ProjectField": "project_fields",
    "ProjectPhase": "project_phases",
    "ProjectSearchField": "projects",
    "ProjectSearchItem": "projects",
    "ProjectStatus": "projects",
    "ProjectTemplate": "project_templates",
    "SearchField": "shared",
    "SortBy": "shared",
    "SortDirection": "shared",
    "Stage": "stages",
    "StageSortBy": "stages",
    "Task": "tasks",
    "TaskDone": "tasks",
    "TaskMilestone": "tasks",
}


if not TYPE_CHECKING:

    def __getattr__(name):
        """Load the module of a record when the record is first asked for."""
        from importlib import import_module

        module = _MODULES.get(name)
        if module is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f".{module}", __name__), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    """Name every record, loaded or not."""
    return sorted({*globals(), *_MODULES})
