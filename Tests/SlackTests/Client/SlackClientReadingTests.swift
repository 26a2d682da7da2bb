import Foundation
import HTTPTypes
@testable import Slack
import Synchronization
import Testing
import Transport

struct SlackClientReadingTests {
    /// A channel of messages, one a second, served newest first in pages by offset.
    private static func channel(of count: Int, pageSize: Int, honouringOldest: Bool = true) -> ScriptedSlack {
        ScriptedSlack { call, _ in
            let oldest = honouringOldest ? SlackTimestamp(call.arguments["oldest"] ?? "0")?.seconds ?? 0 : 0
            let all = (1...Int64(count)).reversed().filter { $0 > oldest }
            let offset = Int(call.arguments["cursor"] ?? "") ?? 0
            let page = all.dropFirst(offset).prefix(min(pageSize, Int(call.arguments["limit"] ?? "") ?? 100))
            let rest = offset + page.count < all.count
            let messages = page.map { #"{"type":"message","user":"U1","text":"\#($0)","ts":"\#($0).000001"}"# }
            return .reply(
                """
                {"ok":true,"messages":[\(messages.joined(separator: ","))],"has_more":\(rest),
                 "response_metadata":{"next_cursor":"\(rest ? String(offset + page.count) : "")"}}
                """)
        }
    }

    @Test(arguments: [(200, true), (15, true), (15, false), (1, true)])
    func `a channel is read to its watermark in pages of any size`(pageSize: Int, honouringOldest: Bool) async throws {
        let slack = Self.channel(of: 90, pageSize: pageSize, honouringOldest: honouringOldest)
        let client = SlackClient.testing(slack)
        let reading = try await client.history(of: "C1", MessageQuery(oldest: "50.000001", maximumPages: 90))
        #expect(reading.messages.map(\.ts.seconds) == Array(51...90))
        #expect(reading.isComplete)
        #expect(await client.clamp(of: .conversationsHistory).isSuspected == (pageSize == 15))
    }

    @Test func `a page that is larger than any reply may be is asked for in smaller ones`() async throws {
        let channel = Self.channel(of: 90, pageSize: 100)
        let asked = Mutex<[String]>([])
        let slack = ScriptedSlack { call, index in
            asked.withLock { $0.append(call.arguments["limit"] ?? "") }
            guard Int(call.arguments["limit"] ?? "") ?? 0 <= 15 else {
                return .failure(TransportError(.replyTooLarge, "large", delivery: .unknown))
            }
            return channel.answer(call, index)
        }
        let reading = try await SlackClient.testing(slack).history(of: "C1", MessageQuery())
        #expect(reading.messages.map(\.ts.seconds) == Array(1...90))
        #expect(asked.withLock { $0.prefix(3) } == ["200", "50", "12"])
    }

    @Test func `a reading tells when Slack sent it, by Slack's clock`() async throws {
        let slack = ScriptedSlack(
            .reply(#"{"ok":true,"messages":[]}"#, headers: ["Date": "Mon, 05 Jan 2026 14:00:00 GMT"]))
        let client = SlackClient.testing(slack)
        #expect(try await client.history(of: "C1").sentAt == SlackTimestamp(seconds: 1_767_621_600))
        #expect(try await client.newest(100, of: "C1").sentAt == SlackTimestamp(seconds: 1_767_621_600))
    }

    @Test func `the newest messages are read in one call, whatever there is besides`() async throws {
        let slack = Self.channel(of: 90, pageSize: 100)
        let reading = try await SlackClient.testing(slack).newest(5, of: "C1")
        #expect(reading.messages.map(\.ts.seconds) == [86, 87, 88, 89, 90])
        #expect(slack.calls.count == 1)
    }

    @Test func `reading asks as Slack documents it`() async throws {
        let slack = Self.channel(of: 3, pageSize: 100)
        _ = try await SlackClient.testing(slack).history(
            of: "C1",
            MessageQuery(oldest: "1.000001", latest: "9.000000", isInclusive: true, pageSize: 5000))
        let call = try #require(slack.calls.first)
        #expect(call.request.head.method == .post)
        #expect(call.request.head.path == "/slack/api/conversations.history")
        #expect(call.request.head.headerFields[.contentType] == "application/x-www-form-urlencoded")
        #expect(call.request.head.authority == "127.0.0.1:8080" && call.request.head.scheme == "http")
        #expect(call.request.head.headerFields[.authorization] == "Bearer \(secret)")
        #expect(!String(decoding: call.request.body, as: UTF8.self).contains("SECRET"))
        #expect(
            call.arguments == [
                "channel": "C1", "oldest": "1.000001", "latest": "9.000000", "inclusive": "true", "limit": "999",
                "include_all_metadata": "true",
            ])
    }

    @Test func `arguments are encoded`() async throws {
        let slack = ScriptedSlack(.reply(#"{"ok":true,"permalink":"https://a.example/p1"}"#))
        let link = try await SlackClient.testing(slack).permalink(to: "1.000001", in: "C1&x=y z/é")
        #expect(link == "https://a.example/p1")
        let form = try #require(slack.calls.first.map { String(decoding: $0.request.body, as: UTF8.self) })
        #expect(form.contains("channel=C1%26x%3Dy%20z%2F%C3%A9&message_ts="))
    }

    @Test func `a cursor that is no longer valid makes the reading start again`() async throws {
        let slack = ScriptedSlack { call, index in
            if index == 1 { return .refusal("invalid_cursor") }
            return call.arguments["cursor"] == nil
                ? .reply(
                    #"{"ok":true,"messages":[{"ts":"2.000001"}],"has_more":true,"response_metadata":{"next_cursor":"n"}}"#
                )
                : .reply(#"{"ok":true,"messages":[{"ts":"1.000001"}],"has_more":false}"#)
        }
        let reading = try await SlackClient.testing(slack).history(of: "C1")
        #expect(reading.messages.map(\.ts) == ["1.000001", "2.000001"])
        #expect(slack.calls.map { $0.arguments["cursor"] } == [nil, "n", nil, "n"])
    }

    @Test func `a cursor that is never valid is an error in the end`() async {
        let slack = ScriptedSlack { call, _ in
            call.arguments["cursor"] == nil
                ? .reply(#"{"ok":true,"messages":[],"has_more":true,"response_metadata":{"next_cursor":"n"}}"#)
                : .refusal("invalid_cursor")
        }
        let client = SlackClient.testing(slack)
        let error = await failure { () async throws(SlackError) in try await client.history(of: "C1") }
        #expect(error?.code == .invalidCursor)
        #expect(error?.outcome == .transient(retryAfter: nil))
        #expect(slack.calls.count == 6)
    }

    @Test func `a cursor that we never sent cannot be refused`() async {
        let slack = ScriptedSlack(.refusal("invalid_cursor"))
        let client = SlackClient.testing(slack)
        let error = await failure { () async throws(SlackError) in try await client.history(of: "C1") }
        #expect(error?.outcome == .permanent)
        #expect(slack.calls.count == 1)
    }

    @Test func `a thread is read with its parent, which the range does not hide`() async throws {
        let slack = ScriptedSlack { call, _ in
            let parent = #"{"ts":"1.000001","thread_ts":"1.000001","text":"parent"}"#
            return call.arguments["cursor"] == nil
                ? .reply(
                    #"""
                    {"ok":true,"messages":[\#(parent),{"ts":"5.000001","thread_ts":"1.000001"}],"has_more":true,
                     "response_metadata":{"next_cursor":"n"}}
                    """#)
                : .reply(#"{"ok":true,"messages":[\#(parent),{"ts":"6.000001","thread_ts":"1.000001"}]}"#)
        }
        let client = SlackClient.testing(slack)
        let reading = try await client.replies(to: "5.000001", in: "C1", MessageQuery(oldest: "4.000000"))
        #expect(reading.parent?.text == "parent")
        #expect(reading.messages.map(\.ts) == ["5.000001", "6.000001"])
        #expect(slack.methods == ["conversations.replies", "conversations.replies"])
        #expect(slack.calls.first?.arguments["ts"] == "5.000001")
    }

    @Test func `the full list of reactions is asked for`() async throws {
        let slack = ScriptedSlack(
            .reply(
                #"""
                {"ok":true,"type":"message","channel":"C1","message":{"ts":"1.000001","text":"Approve?",
                 "reactions":[{"name":"white_check_mark::skin-tone-2","users":["U1","U2"],"count":3}]}}
                """#))
        let found = try await SlackClient.testing(slack).reactions(to: "1.000001", in: "C1")
        let message = found.message
        #expect(found.shown == ShownContent(text: "Approve?"))
        #expect(message.reactions.map(\.baseName) == ["white_check_mark"])
        #expect(message.reactions.first?.isComplete == false)
        #expect(slack.calls.first?.arguments == ["channel": "C1", "timestamp": "1.000001", "full": "true"])
    }

    @Test(arguments: [
        #"{"ok":true,"type":"file","file":{}}"#, #"{"ok":true,"type":"message","message":{"ts":"2.000001"}}"#,
        #"{"ok":true,"type":"message"}"#, #"{"ok":true}"#,
        #"{"ok":true,"type":"message","message":{"ts":"1.000001","reactions":[{"users":["U1"]}]}}"#,
    ])
    func `reactions to anything but the message are not taken`(body: String) async {
        let client = SlackClient.testing(ScriptedSlack(.reply(body)))
        let error = await failure { () async throws(SlackError) in
            try await client.reactions(to: "1.000001", in: "C1")
        }
        #expect(error?.code == .unexpectedReply)
        #expect(error?.outcome == .permanent)
    }

    @Test func `people, user groups and channels are read`() async throws {
        let slack = ScriptedSlack { call, _ in
            switch call.method {
            case "auth.test":
                .reply(
                    #"""
                    {"ok":true,"url":"https://acme.slack.com/","team":"Acme","user":"rds","team_id":"T1","user_id":"U9",
                     "bot_id":"B9","is_enterprise_install":false}
                    """#, headers: ["X-OAuth-Scopes": "chat:write,channels:history, channels:read"])
            case "users.info": .reply(String(decoding: (try? fixture("users-info")) ?? Data(), as: UTF8.self))
            case "usergroups.users.list": .reply(#"{"ok":true,"users":["U1","W2"]}"#)
            case "usergroups.list":
                .reply(#"{"ok":true,"usergroups":[{"id":"S1","name":"DBAs","handle":"dba-team","date_delete":0}]}"#)
            default: .reply(String(decoding: (try? fixture("conversations-info")) ?? Data(), as: UTF8.self))
            }
        }
        let client = SlackClient.testing(slack)
        #expect(await client.missingScopes(for: SlackMethod.allCases) == nil)
        let identity = try await client.identity()
        #expect(identity.userID == "U9" && identity.teamID == "T1" && identity.botID == "B9")
        #expect(await client.grantedScopes == ["chat:write", "channels:history", "channels:read"])
        #expect(
            await client.missingScopes(for: [.chatPostMessage, .reactionsGet, .usersInfo])
                == ["reactions:read", "users:read"])
        #expect(try await client.user("U0ALICE").label == "ali")
        #expect(try await client.members(of: "S1") == ["U1", "W2"])
        #expect(try await client.usergroups().map(\.handle) == ["dba-team"])
        #expect(try await client.usergroups().map(\.isDisabled) == [false])
        #expect(try await client.conversation("C0DBAOPS").name == "dba-ops")
        #expect(try await client.join("C0DBAOPS").isMember)
        #expect(slack.calls.last?["channel"] == .string("C0DBAOPS"))
    }
}
