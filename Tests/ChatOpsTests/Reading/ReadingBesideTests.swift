import Engine
import Maintenance
import Slack
import Synchronization
import TestSupport
import Testing

@testable import ChatOps

/// What is read beside a prompt: our own posts, and the message that it links to.
extension SlackChatReaderTests {
    @Test func `our own posts beside a prompt are read where they are wanted, and nothing is read where they are not`()
        async throws
    {
        let isBroken = Mutex(false)
        let world = script(World())
        let script = SlackScript { call in
            switch call.method {
            case "conversations.history":
                SlackScript.messages(
                    Self.message("101.000000", "U0BOT", "a/status"), Self.message("102.000000", "U0MALLORY", "a/forged")
                )
            case "conversations.replies":
                isBroken.withLock(\.self)
                    ? SlackScript.refusal("internal_error")
                    : SlackScript.messages(Self.message("103.000000", "U0BOT", "a/ended"))
            default: await world.answer(call)
            }
        }
        var query = query()
        (query.ownPostsSince, query.threads) = (Timestamp(seconds: 100), ["100.000000"])
        let found = await (try reader(script)).read(query)
        #expect(found.ownPosts == [OwnPost("a/ended", in: "103.000000"), OwnPost("a/status", in: "101.000000")])
        #expect(found.ownPostsSince == query.ownPostsSince)
        isBroken.withLock { $0 = true }
        #expect(await (try reader(script)).read(query).reading == nil)
    }

    /// A message that carries a post.
    private static func message(_ ts: String, _ user: String, _ post: String) -> String {
        SlackScript.message(
            ts, "x", by: user, #","metadata":{"event_type":"changeover_post","event_payload":{"post":"\#(post)"}}"#)
    }

    @Test func `an answer is found in the thread of its command, and threads without one of ours are not read`()
        async throws
    {
        func thread(_ ts: String, _ users: String, _ count: Int) -> String {
            SlackScript.message(
                ts, "!rds clusters",
                #","thread_ts":"\#(ts)","reply_count":2,"reply_users":[\#(users)],"reply_users_count":\#(count)"#)
        }
        let parents = [
            thread("101.000000", #""U0ALICE","U0BOT""#, 2), thread("102.000000", #""U0ALICE""#, 1),
            thread("103.000000", #""U0ALICE""#, 6),
        ]
        let world = script(World())
        let script = SlackScript { call in
            switch call.method {
            case "conversations.history": SlackScript.messages(parents[0], parents[1], parents[2])
            case "conversations.replies" where call["ts"] == "103.000000": SlackScript.refusal("thread_not_found")
            case "conversations.replies":
                SlackScript.messages(Self.message("\(call["ts"].prefix(3)).000001", "U0BOT", "reply/\(call["ts"])"))
            default: await world.answer(call)
            }
        }
        var query = query()
        query.ownPostsSince = Timestamp(seconds: 100)
        #expect(await (try reader(script)).read(query).ownPosts == [OwnPost("reply/101.000000", in: "101.000001")])
        #expect(script.calls(of: "conversations.replies").map { $0["ts"] } == ["101.000000", "103.000000"])
    }

    @Test
    func `what a prompt links to is read once somebody has reacted who may answer, and is then part of the reading`()
        async throws
    {
        let world = script(World())
        let reactions = Mutex("")
        let isThere = Mutex(true)
        let script = SlackScript { call in
            guard call.method == "reactions.get" else { return await world.answer(call) }
            let isPrompt = call["timestamp"] == Self.ts
            guard isPrompt || isThere.withLock(\.self) else { return SlackScript.refusal("message_not_found") }
            return
                #"{"ok":true,"type":"message","message":{"type":"message","ts":"\#(call["timestamp"])","user":"U0BOT","text":"\#(isPrompt ? "Approve?" : "In full")","reactions":[\#(isPrompt ? reactions.withLock(\.self) : "")]}}"#
        }
        var query = query()
        query.details = "1767621600.000100"
        let reader = try reader(script)
        reactions.withLock { $0 = #"{"name":"white_check_mark","users":["U0MALLORY"],"count":1}"# }
        let alone = await reader.read(query)
        #expect(alone.reading != nil && alone.reading?.details == nil)
        reactions.withLock { $0 = #"{"name":"white_check_mark","users":["U0MALLORY","U0BOB"],"count":2}"# }
        let message = GateReading.Message(
            id: "1767621600.000100", isOurs: true, contentDigest: Digest.text(of: ShownContent(text: "In full")))
        #expect(await reader.read(query).reading?.details == GateReading.Details(message: message))
        isThere.withLock { $0 = false }
        #expect(await reader.read(query).reading?.details == GateReading.Details(message: nil))
    }
}
