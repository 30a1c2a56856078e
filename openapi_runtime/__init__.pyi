from . import errors as errors
from ._deprecated import deprecated as deprecated, removed as removed
from ._util import UNSET as UNSET, Unset as Unset
from ._version import __version__ as __version__, require as require
from .account_facts import (
    Blocked as Blocked,
    BudgetRule as BudgetRule,
    OAuth2 as OAuth2,
    RateWindow as RateWindow,
)
from .client.client import (
    AsyncClientBase as AsyncClientBase,
    SyncClientBase as SyncClientBase,
    given_options as given_options,
)
from .client.metered import (
    AsyncMeteredBase as AsyncMeteredBase,
    SyncMeteredBase as SyncMeteredBase,
)
from .client.pages import pages_or_call as pages_or_call
from .client.resource import (
    AsyncResource as AsyncResource,
    Resource as Resource,
    any_of as any_of,
    async_raw_method as async_raw_method,
    raw_method as raw_method,
)
from .client.sibling import sibling as sibling
from .errors import (
    APIConnectionError as APIConnectionError,
    APIError as APIError,
    APIResponseError as APIResponseError,
    APIStatusError as APIStatusError,
    APITimeoutError as APITimeoutError,
    AuthenticationError as AuthenticationError,
    AuthorizationError as AuthorizationError,
    BadRequestError as BadRequestError,
    BlockedError as BlockedError,
    BodyTooLargeError as BodyTooLargeError,
    BudgetExceededError as BudgetExceededError,
    BurstLimitError as BurstLimitError,
    ClientError as ClientError,
    ConfigurationError as ConfigurationError,
    ConflictError as ConflictError,
    DailyLimitError as DailyLimitError,
    DeadlineError as DeadlineError,
    FailedWriteError as FailedWriteError,
    GoneError as GoneError,
    GuardError as GuardError,
    InternalServerError as InternalServerError,
    NotFoundError as NotFoundError,
    OutcomeUnknownError as OutcomeUnknownError,
    PaginationError as PaginationError,
    PaymentRequiredError as PaymentRequiredError,
    PermissionDeniedError as PermissionDeniedError,
    RateLimitError as RateLimitError,
    RemovedError as RemovedError,
    RequestError as RequestError,
    StoreError as StoreError,
    UnansweredWriteError as UnansweredWriteError,
    UnfinishedWriteError as UnfinishedWriteError,
    UnprocessableEntityError as UnprocessableEntityError,
)
from .exchange.effects import (
    Flow as Flow,
    RunBlocking as RunBlocking,
    Sleep as Sleep,
)
from .exchange.response import RawResponse as RawResponse
from .exchange.retry import Retry as Retry
from .http import AsyncHttpClient as AsyncHttpClient, HttpClient as HttpClient
from .limits.budget import Budget as Budget
from .limits.ledger import (
    Ledger as Ledger,
    StoreRefusal as StoreRefusal,
    Window as Window,
)
from .limits.redis import RedisStore as RedisStore
from .limits.sqlite import SQLiteStore as SQLiteStore
from .limits.store import (
    MemoryStore as MemoryStore,
    Store as Store,
    Ticket as Ticket,
)
from .models.decode import read_body as read_body
from .models.model import Model as Model, model as model
from .models.struct_model import NULL as NULL, SENT as SENT
from .oauth.session import OAuth2Session as OAuth2Session, scopes_for as scopes_for
from .oauth.token_server import Authorization as Authorization
from .oauth.token_store import (
    FileTokenStore as FileTokenStore,
    Tokens as Tokens,
    TokenStore as TokenStore,
)
from .operation import (
    Api as Api,
    ApiKey as ApiKey,
    Envelope as Envelope,
    Guard as Guard,
    ObjectType as ObjectType,
    Operation as Operation,
    Paging as Paging,
)
from .paging.page import (
    AsyncDetailedPager as AsyncDetailedPager,
    DetailedPage as DetailedPage,
    DetailedPager as DetailedPager,
    Page as Page,
)
from .paging.pager import AsyncPager as AsyncPager, Pager as Pager
from .plugins.drift import Drift as Drift, DriftEntry as DriftEntry
from .request.uploads import ContentInput as ContentInput, FileInput as FileInput
from .settings.options import (
    AuthTypes as AuthTypes,
    CallOptions as CallOptions,
    ClientOptions as ClientOptions,
    LimitOptions as LimitOptions,
    TimeoutTypes as TimeoutTypes,
    VerifyTypes as VerifyTypes,
)
from .settings.seams import (
    Admission as Admission,
    Auth as Auth,
    ClientAuth as ClientAuth,
    Gate as Gate,
    Observer as Observer,
    PauseKind as PauseKind,
)
from .streams.stream import (
    AsyncStream as AsyncStream,
    Stream as Stream,
    call_or_stream as call_or_stream,
    pages_or_stream as pages_or_stream,
    stream_call as stream_call,
)
from .usage.estimate import Estimate as Estimate
from .usage.usage import Charge as Charge, Spent as Spent, Usage as Usage
