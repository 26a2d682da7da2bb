"""Drives the simulated Slack with slack_sdk, as a client that knows nothing of it.

Usage: slack-sdk.py BASE_URL TOKEN. Prints one line per checked fact; exits 1 at the first that does not hold.
"""

import sys

try:
    from slack_sdk import WebClient
    from slack_sdk.errors import SlackApiError
    from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler
except ImportError:
    sys.exit("slack_sdk is not importable by this Python; install it with: pip install slack_sdk")

OPS = "C0DBAOPS"


def check(fact, holds, seen=None):
    if not holds:
        sys.exit(f"does not hold: {fact} (seen: {seen!r})")
    print(fact)


def refused(fact, error, call, *args, **kwargs):
    try:
        answer = call(*args, **kwargs)
    except SlackApiError as refusal:
        check(fact, refusal.response["error"] == error, refusal.response.data)
        return refusal.response
    sys.exit(f"does not hold: {fact} (answered: {answer.data!r})")


def identity(client):
    me = client.auth_test()
    check("auth.test names the bot", me["user_id"] == "U0CHANGEOVER" and me["bot_id"] == "B0CHANGEOVER", me.data)
    check("the scopes are in a header", "chat:write" in me.headers["x-oauth-scopes"], dict(me.headers))


def posting(client):
    posted = client.chat_postMessage(
        channel=OPS,
        text="Resize orders: 5 < 6 & ready",
        blocks=[{"type": "section", "text": {"type": "mrkdwn", "text": "*Resize* orders"}}],
        metadata={"event_type": "outbox", "event_payload": {"id": "k3f9-1", "attempt": 1}},
    )
    ts = posted["ts"]
    check("a post comes back as it is kept", posted["message"]["text"].startswith("Resize orders"), posted.data)
    for number in range(2):
        client.chat_postMessage(channel=OPS, text=f"step {number}", thread_ts=ts)
    updated = client.chat_update(channel=OPS, ts=ts, text="Resized")
    check("an update without blocks removes them", "blocks" not in updated["message"], updated.data)
    thread = client.conversations_replies(channel=OPS, ts=ts, include_all_metadata=True)["messages"]
    check("the thread begins with its parent", [m["text"] for m in thread] == ["Resized", "step 0", "step 1"], thread)
    check("the parent counts its replies", thread[0]["reply_count"] == 2, thread[0])
    check("metadata survives", thread[0]["metadata"]["event_payload"]["attempt"] == 1, thread[0])
    link = client.chat_getPermalink(channel=OPS, message_ts=ts)["permalink"]
    check("a permalink has the digits of the ts", link.endswith("/p" + ts.replace(".", "")), link)
    client.chat_delete(channel=OPS, ts=ts)
    stone = client.conversations_history(channel=OPS, latest=ts, inclusive=True, limit=1)["messages"][0]
    check("a deleted parent leaves a tombstone", stone["subtype"] == "tombstone", stone)
    whisper = client.chat_postEphemeral(channel=OPS, user="U0ALICE", text="psst")
    check("an ephemeral message has a ts", "." in whisper["message_ts"], whisper.data)
    refused(
        "only members see ephemeral messages", "user_not_in_channel",
        client.chat_postEphemeral, channel=OPS, user="U0STRANGER", text="psst",
    )


def paging(client):
    wanted = [client.chat_postMessage(channel="C0STATUS", text=f"line {n}")["ts"] for n in range(7)]
    pages = [page["messages"] for page in client.conversations_history(channel="C0STATUS", limit=3)]
    check("the SDK pages through a history", [len(page) for page in pages] == [3, 3, 1], pages)
    found = [message["ts"] for page in pages for message in page]
    check("nothing is lost or repeated", sorted(found) == wanted, found)
    newer = client.conversations_history(channel="C0STATUS", oldest=wanted[4])["messages"]
    check("oldest is exclusive", [m["ts"] for m in newer] == [wanted[6], wanted[5]], newer)
    people = [user["id"] for page in client.users_list(limit=4) for user in page["members"]]
    check("the SDK pages through the users", len(people) == len(set(people)) == 13, people)
    members = [id for page in client.conversations_members(channel=OPS, limit=5) for id in page["members"]]
    check("the SDK pages through the members", "U0BOB" in members and "U0STRANGER" not in members, members)


def reacting(client):
    ts = client.chat_postMessage(channel=OPS, text="Approve?")["ts"]
    client.reactions_add(channel=OPS, timestamp=ts, name="eyes")
    refused("no reaction twice", "already_reacted", client.reactions_add, channel=OPS, timestamp=ts, name="eyes")
    got = client.reactions_get(channel=OPS, timestamp=ts, full=True)["message"]["reactions"]
    check("a reaction lists its users", got == [{"name": "eyes", "users": ["U0CHANGEOVER"], "count": 1}], got)
    client.reactions_remove(channel=OPS, timestamp=ts, name="eyes")
    bare = client.reactions_get(channel=OPS, timestamp=ts, full=True)["message"]
    check("no reactions, no field", "reactions" not in bare, bare)


def uploading(client):
    ts = client.chat_postMessage(channel=OPS, text="Who changed what?")["ts"]
    done = client.files_upload_v2(
        channel=OPS, thread_ts=ts, filename="audit.json", title="Audit", content='{"é": 1}', snippet_type="json",
        initial_comment="The audit trail",
    )
    check("a file has an id and a title", done["file"]["id"].startswith("F") and done["file"]["title"] == "Audit", done.data)
    shown = client.conversations_replies(channel=OPS, ts=ts)["messages"][1]
    check("a file comes with its comment", shown["text"] == "The audit trail", shown)
    check("a file says what it is", [(f["id"], f["name"], f["size"]) for f in shown["files"]] == [
        (done["file"]["id"], "audit.json", 9)
    ], shown)
    uploads = [{"filename": f"{n}.txt", "content": "x" * n, "title": str(n)} for n in (1, 2)]
    both = client.files_upload_v2(channel=OPS, file_uploads=uploads)
    check("two files are shared at once", [f["title"] for f in both["files"]] == ["1", "2"], both.data)
    latest = client.conversations_history(channel=OPS, limit=1)["messages"][0]
    check("two files come in one message", [f["size"] for f in latest["files"]] == [1, 2], latest)
    hidden = client.files_upload_v2(filename="draft.txt", content="x")
    still = client.conversations_history(channel=OPS, limit=1)["messages"][0]
    check("a file without a channel stays private", hidden["ok"] and still["ts"] == latest["ts"], still)
    refused("a file needs membership", "not_in_channel", client.files_upload_v2, channel="C0OTHERS", filename="a", content="x")
    refused("a file needs content", "missing_argument", client.files_upload_v2, channel=OPS, filename="a", content="")


def pinning(client):
    ts = client.chat_postMessage(channel=OPS, text="Maintenance tonight")["ts"]
    client.pins_add(channel=OPS, timestamp=ts)
    refused("no pin twice", "already_pinned", client.pins_add, channel=OPS, timestamp=ts)
    history = client.conversations_history(channel=OPS, latest=ts, inclusive=True, limit=1)
    check("a pinned message says so", history["messages"][0]["pinned_to"] == [OPS], history.data)
    check("the pins are counted", history["pin_count"] == 1, history.data)
    client.pins_remove(channel=OPS, timestamp=ts)
    refused("no pin to remove", "no_pin", client.pins_remove, channel=OPS, timestamp=ts)
    bare = client.conversations_history(channel=OPS, latest=ts, inclusive=True, limit=1)["messages"][0]
    check("an unpinned message does not", "pinned_to" not in bare, bare)
    refused("pins need an item", "no_item_specified", client.pins_add, channel=OPS)


def looking_up(client):
    guest = client.users_info(user="U0GUEST")["user"]
    check("a guest is restricted", guest["is_restricted"] and not guest["is_ultra_restricted"], guest)
    check("a bot is one", client.users_info(user="U0OTHERBOT")["user"]["is_bot"])
    team = client.usergroups_users_list(usergroup="S0DBATEAM")["users"]
    check("a group lists its users", team == ["U0ALICE", "U0BOB"], team)
    groups = client.usergroups_list(include_users=True)["usergroups"]
    check("groups are listed", [group["handle"] for group in groups] == ["dba-team"], groups)
    partner = client.conversations_info(channel="C0PARTNER")["channel"]
    check("a shared channel says so", partner["is_ext_shared"] and partner["is_member"], partner)
    names = [channel["name"] for channel in client.conversations_list(exclude_archived=True)["channels"]]
    check("channels are listed", "dba-ops" in names and "attic" not in names and "secret" not in names, names)
    joined = client.conversations_join(channel="C0OTHERS")["channel"]
    check("a public channel can be joined", joined["is_member"], joined)


def refusing(client, url):
    refused("a private channel is not there", "channel_not_found", client.conversations_info, channel="C0SECRET")
    refused("an archived one takes no posts", "is_archived", client.chat_postMessage, channel="C0ATTIC", text="x")
    refused("a post needs content", "no_text", client.chat_postMessage, channel=OPS, text="")
    long = [{"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3001}}]
    answer = refused("a section has a limit", "invalid_blocks", client.chat_postMessage, channel=OPS, text="x", blocks=long)
    place = "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"
    check("the place is named", place in answer["response_metadata"]["messages"][0], answer.data)
    refused("a wrong token is refused", "invalid_auth", WebClient(token="xoxb-wrong", base_url=url).auth_test)


def throttling(client):
    for _ in range(25):
        try:
            client.usergroups_list()
        except SlackApiError as refusal:
            check("a 429 has its status", refusal.response.status_code == 429, refusal.response.status_code)
            check("a 429 says when", int(refusal.response.headers["Retry-After"]) >= 1, dict(refusal.response.headers))
            check("a 429 says why", refusal.response["error"] == "ratelimited", refusal.response.data)
            return
    sys.exit("does not hold: 25 calls of a tier 2 method within a minute are too many")


def main(url, token):
    client = WebClient(token=token, base_url=url, timeout=10)
    client.retry_handlers = [h for h in client.retry_handlers if not isinstance(h, RateLimitErrorRetryHandler)]
    identity(client)
    posting(client)
    paging(client)
    reacting(client)
    uploading(client)
    pinning(client)
    looking_up(client)
    refusing(client, url)
    throttling(client)
    print("all hold")


main(*sys.argv[1:])
