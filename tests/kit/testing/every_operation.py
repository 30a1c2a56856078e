"""A program that calls every operation of API v2, each at least once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Call = Callable[..., Any]

PNG = b"\x89PNG\r\n\x1a\n"
FIELDS = ("Deal", "Person", "Organization", "Product", "Project")
FOLLOWED = ("Deal", "Person", "Organization", "Product")


def run(call: Call) -> None:
    """Call all operations by their IDs; `call` returns what the client does."""
    organization = call("addOrganization", name="Acme", address={"value": "Main St 1"})
    person = call(
        "addPerson",
        name="Ada Berg",
        org_id=organization.id,
        emails=[{"value": "ada@example.com"}],
    )
    deal = call("addDeal", title="Big deal", person_id=person.id, value=10.5)
    product = call(
        "addProduct", name="Pencil", prices=[{"price": 5, "currency": "EUR"}]
    )
    records(call, deal.id, person.id, organization.id, product.id)
    searches(call)
    for entity in FIELDS:
        field_definitions(call, entity)
    call("getActivityFields")
    call("getActivityField", "subject")
    ids = (deal.id, person.id, organization.id, product.id)
    for entity, record in zip(FOLLOWED, ids, strict=True):
        followers(call, entity, record)
    call("getUserFollowers", 1)
    deal_parts(call, deal.id, product.id)
    product_parts(call, product.id)
    projects(call)
    pipelines(call)
    conversions(call, deal.id)
    for entity, record in zip(FOLLOWED[1:], ids[1:], strict=True):
        call(f"delete{entity}", record)


def records(
    call: Call, deal: int, person: int, organization: int, product: int
) -> None:
    call("getDeals", status=["open"], include_fields=["products_count"])
    call("getDeals", ids=[deal], sort_by="update_time", sort_direction="desc")
    assert call("getDeal", deal, include_option_labels=True).title == "Big deal"
    assert call("updateDeal", deal, status="won").won_time is not None
    call("updateDeal", deal, status="open")
    archived = call("addDeal", title="Old")
    call("updateDeal", archived.id, is_archived=True)
    assert [each.id for each in call("getArchivedDeals")] == [archived.id]
    call("deleteDeal", archived.id)
    call("getPersons", org_id=organization)
    call("getPerson", person)
    call("updatePerson", person, name="Ada Dahl")
    call("getOrganizations")
    call("getOrganization", organization)
    call("updateOrganization", organization, name="Acme Ltd")
    call("getProducts")
    call("getProduct", product)
    call("updateProduct", product, code="P1")
    call("deleteProduct", call("duplicateProduct", product).id)
    activity = call(
        "addActivity",
        subject="Call",
        participants=[{"person_id": person, "primary": True}],
    )
    assert activity.person_id == person
    call("getActivities", person_id=person)
    call("getActivity", activity.id)
    call("updateActivity", activity.id, done=True)
    call("deleteActivity", activity.id)
    call("getPersonPicture", 1)


def searches(call: Call) -> None:
    assert [hit.item.title for hit in call("searchDeals", term="big d")] == ["Big deal"]
    assert len(call("searchPersons", term="ada@example.com", exact_match=True)) == 1
    call("searchOrganization", term="Acme")
    call("searchProducts", term="Pencil")
    call("searchLeads", term="Lead")
    call("searchProjects", term="Project")
    assert call("searchItem", term="Ada", search_for_related_items=True)
    call("searchItemByField", term="Acme Ltd", entity_type="organization", field="name")


def field_definitions(call: Call, entity: str) -> None:
    options = [{"label": "Low"}, {"label": "High"}]
    new = {"field_name": "Priority", "field_type": "enum", "options": options}
    code = call(f"add{entity}Field", **new).field_code
    assert len(code) == 40
    call(f"update{entity}Field", code, field_name="Urgency")
    assert call(f"get{entity}Field", code).field_name == "Urgency"
    added = call(f"add{entity}FieldOptions", code, options=[{"label": "Top"}])
    renamed = [{"id": added[0].id, "label": "Highest"}]
    call(f"update{entity}FieldOptions", code, options=renamed)
    call(f"delete{entity}FieldOptions", code, options=[{"id": added[0].id}])
    assert code in [each.field_code for each in call(f"get{entity}Fields")]
    call(f"delete{entity}Field", code)


def followers(call: Call, entity: str, record: int) -> None:
    call(f"add{entity}Follower", record, user_id=2)
    assert [each.user_id for each in call(f"get{entity}Followers", record)] == [2]
    call(f"delete{entity}Follower", record, 2)
    changes = call(f"get{entity}FollowersChangelog", record)
    assert [each.action for each in changes] == ["added", "removed"]


def deal_parts(call: Call, deal: int, product: int) -> None:
    line = {"product_id": product, "item_price": 5, "quantity": 2}
    attached = call("addDealProduct", deal, **line)
    assert attached.sum == 10
    call("addManyDealProducts", deal, data=[line])
    call("updateDealProduct", deal, attached.id, discount=50)
    assert [each.sum for each in call("getDealProducts", deal)] == [5, 10]
    call("getDealsProducts", deal_ids=[deal])
    call("deleteDealProduct", deal, attached.id)
    installment = {"description": "First", "amount": 5, "billing_date": "2026-05-01"}
    made = call("postInstallment", deal, **installment)
    call("updateInstallment", deal, made.id, amount=6)
    assert len(call("getInstallments", deal_ids=[deal])) == 1
    call("deleteInstallment", deal, made.id)
    call("deleteManyDealProducts", deal, force=True)
    discount = {"description": "Off", "amount": 10, "type": "percentage"}
    made = call("postAdditionalDiscount", deal, **discount)
    call("updateAdditionalDiscount", deal, made.id, amount=20)
    assert [each.amount for each in call("getAdditionalDiscounts", deal)] == [20]
    call("deleteAdditionalDiscount", deal, made.id)


def product_parts(call: Call, product: int) -> None:
    made = call("addProductVariation", product, name="Red")
    call("updateProductVariation", product, made.id, name="Blue")
    assert [each.name for each in call("getProductVariations", product)] == ["Blue"]
    call("deleteProductVariation", product, made.id)
    call("uploadProductImage", product, data=PNG)
    call("updateProductImage", product, data=PNG)
    call("getProductImage", product)
    call("deleteProductImage", product)


def projects(call: Call) -> None:
    board = call("addProjectBoard", name="Board")
    phase = call("addProjectPhase", name="Phase", board_id=board.id)
    call("getProjectsBoards")
    call("getProjectsBoard", board.id)
    call("updateProjectBoard", board.id, name="New board")
    call("getProjectsPhases", board_id=board.id)
    call("getProjectsPhase", phase.id)
    call("updateProjectPhase", phase.id, name="New phase")
    place = {"board_id": board.id, "phase_id": phase.id}
    project = call("addProject", title="Project", **place)
    task = call("addTask", title="Task", project_id=project.id)
    call("getTasks", project_id=project.id)
    call("getTask", task.id)
    assert call("updateTask", task.id, is_done=True).is_done is True
    call("deleteTask", task.id)
    call("getProjects")
    call("getProject", project.id)
    call("updateProject", project.id, title="Renamed")
    assert call("getProjectChangelog", project.id)[0].new_values == {"title": "Renamed"}
    call("getProjectUsers", project.id)
    call("archiveProject", project.id)
    assert [each.id for each in call("getArchivedProjects")] == [project.id]
    call("deleteProject", project.id)
    call("deleteProjectPhase", phase.id)
    call("deleteProjectBoard", board.id)
    call("getProjectTemplate", call("getProjectTemplates")[0].id)


def pipelines(call: Call) -> None:
    pipeline = call("addPipeline", name="Sales")
    stage = call("addStage", name="New", pipeline_id=pipeline.id)
    call("getStages", pipeline_id=pipeline.id)
    call("getStage", stage.id)
    call("updateStage", stage.id, name="Newer")
    call("deleteStage", stage.id)
    call("getPipelines")
    call("getPipeline", pipeline.id)
    call("updatePipeline", pipeline.id, name="Sales EU")
    call("deletePipeline", pipeline.id)


def conversions(call: Call, deal: int) -> None:
    job = call("convertDealToLead", deal)
    running = call("getDealConversionStatus", deal, job.conversion_id)
    done = call("getDealConversionStatus", deal, job.conversion_id)
    assert (running.status, done.status) == ("running", "completed")
    job = call("convertLeadToDeal", done.lead_id)
    call("getLeadConversionStatus", done.lead_id, job.conversion_id)
    done = call("getLeadConversionStatus", done.lead_id, job.conversion_id)
    assert call("getDeal", done.deal_id).title == "Big deal"
