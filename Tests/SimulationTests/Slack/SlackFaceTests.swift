import Foundation
import HTTPTypes
import Simulation
import Testing
import Transport

@Suite struct SlackFaceTests {
    @Test func `a post by JSON and an update by form arrive with their blocks and metadata`() async throws {
        let face = SlackFace.still()
        let posted = try await face.call(
            "chat.postMessage",
            json: [
                "channel": "C0DBAOPS", "text": "hello",
                "blocks": [["type": "section", "text": ["type": "mrkdwn", "text": "hello"]]],
                "metadata": ["event_type": "outbox", "event_payload": ["id": "k3f9-1"]],
            ])
        #expect(posted.json["ok"] == true)
        let message = try #require(posted.json["message"])
        #expect(message["bot_id"] == "B0CHANGEOVER" && message["blocks"]?.items?.first?["block_id"] != nil)
        let ts = try #require(posted.json["ts"]?.text)
        let blocks = "%5B%7B%22type%22%3A%22divider%22%7D%5D"
        let updated = try await face.call(
            "chat.update", form: "channel=C0DBAOPS&ts=\(ts)&text=hello+again%21&blocks=\(blocks)")
        #expect(updated.json["text"] == "hello again!")
        let history = try await face.call(
            "conversations.history", query: "?channel=C0DBAOPS&include_all_metadata=true")
        let shown = try #require(history.json["messages"]?.items?.first)
        #expect(shown["text"] == "hello again!" && shown["blocks"]?.items?.first?["type"] == "divider")
        #expect(shown["metadata"]?["event_payload"]?["id"] == "k3f9-1" && shown["edited"] == nil)
        #expect(history.json["has_more"] == false && history.json["response_metadata"] == nil)
    }

    @Test func `the scopes of the token are in a header, a missing one in the body`() async throws {
        let face = SlackFace.still()
        let identity = try await face.call("auth.test")
        #expect(identity.field("x-oauth-scopes") == SlackWorld.exampleScopes.joined(separator: ","))
        #expect(identity.json["user_id"] == "U0CHANGEOVER" && identity.json["team_id"] == "T0EXAMPLE")
        face.withSlack { slack, _ in slack.world.change(token: SlackWorld.exampleToken) { $0.scopes = ["chat:write"] } }
        let refused = try await face.call("users.info", form: "user=U0BOB")
        #expect(refused.status == 200 && refused.error == "missing_scope")
        #expect(refused.json["needed"] == "users:read" && refused.json["provided"] == "chat:write")
    }

    @Test(
        arguments: [
            ("auth.test", "", nil, nil, "not_authed"), ("auth.test", "", "xoxb-wrong", nil, "invalid_auth"),
            ("no.such.method", "", SlackWorld.exampleToken, nil, "unknown_method"),
            ("conversations.history", "", SlackWorld.exampleToken, nil, "invalid_arguments"),
            ("conversations.history", "channel=C0DBAOPS&oldest=x", SlackWorld.exampleToken, nil, "invalid_ts_oldest"),
            ("conversations.history", "channel=C0DBAOPS&latest=x", SlackWorld.exampleToken, nil, "invalid_ts_latest"),
            ("reactions.get", "channel=C0DBAOPS", SlackWorld.exampleToken, nil, "no_item_specified"),
            ("reactions.get", "channel=C0DBAOPS&timestamp=x", SlackWorld.exampleToken, nil, "bad_timestamp"),
            ("chat.postMessage", "channel=C0DBAOPS", SlackWorld.exampleToken, nil, "no_text"),
            ("chat.postMessage", "channel=C0DBAOPS&blocks=%7B", SlackWorld.exampleToken, nil, "invalid_blocks_format"),
            ("chat.postMessage", "{", SlackWorld.exampleToken, "application/json", "invalid_json"),
            ("chat.postMessage", "[]", SlackWorld.exampleToken, "application/json", "json_not_object"),
            ("chat.postMessage", "x", SlackWorld.exampleToken, "text/plain", "invalid_post_type"),
            ("usergroups.users.list", "usergroup=S0NONE", SlackWorld.exampleToken, nil, "no_such_subteam"),
        ] as [(String, String, String?, String?, String)])
    func `bad calls are answered with ok false`(
        method: String, form: String, token: String?, type: String?, error: String
    ) async throws {
        let answer = try await SlackFace.still().call(method, form: form, token: token, type: type)
        #expect(answer.status == 200 && answer.json["ok"] == false && answer.error == error)
    }

    @Test func `a reply is dated by the clock that dates messages, also where it differs from the caller's`()
        async throws
    {
        let face = SlackFace.still()
        face.withSlack { slack, _ in slack.world.settings.clockSkew = .seconds(-300) }
        let posted = try await face.call("chat.postMessage", json: ["channel": "C0DBAOPS", "text": "hello"])
        let ts = try #require(posted.json["ts"]?.text.flatMap(SlackWorld.Timestamp.init))
        let instant = SimulatedTime(milliseconds: ts.microseconds / 1_000_000 * 1000)
        #expect(posted.field("date") == instant.httpDate)
        #expect(posted.field("date") == (SlackBench.start + .seconds(-300)).httpDate)
    }

    @Test func `arguments of reading methods are not seen in JSON`() async throws {
        let answer = try await SlackFace.still().call("conversations.history", json: ["channel": "C0DBAOPS"])
        #expect(answer.error == "invalid_arguments")
    }

    @Test func `a token may be a form field, but not a JSON one`() async throws {
        let face = SlackFace.still()
        let form = try await face.call("auth.test", form: "token=\(SlackWorld.exampleToken)", token: nil)
        #expect(form.json["ok"] == true)
        let json = try await face.call("auth.test", json: ["token": .string(SlackWorld.exampleToken)], token: nil)
        #expect(json.error == "not_authed")
    }

    @Test func `too many calls are answered with 429 and whole seconds`() async throws {
        let face = SlackFace.still(SimulatedSlack(limits: SlackRateLimits()))
        for _ in 0..<20 { _ = try await face.call("usergroups.list") }
        let answer = try await face.call("usergroups.list")
        #expect(answer.status == 429 && answer.field("retry-after") == "60" && answer.error == "ratelimited")
    }

    @Test func `a failing server answers with a page, a lost reply with an unknown outcome`() async throws {
        let face = SlackFace.still()
        face.withSlack { slack, _ in
            slack.faults.arm(.serverError, onNext: .authTest)
            slack.faults.arm(.replyLost, onNext: .authTest)
        }
        let page = try await face.call("auth.test")
        #expect((500...504).contains(page.status) && page.field("content-type")?.hasPrefix("text/html") == true)
        let lost = await #expect(throws: TransportError.self) { try await face.call("auth.test") }
        #expect(lost?.delivery == .unknown)
    }

    @Test func `invalid blocks are explained`() async throws {
        let blocks: SlackWorld.JSON = [["type": "section"]]
        let answer = try await SlackFace.still().call(
            "chat.postMessage", json: ["channel": "C0DBAOPS", "blocks": blocks])
        #expect(answer.error == "invalid_blocks")
        let message = answer.json["response_metadata"]?["messages"]?.items?.first?.text
        #expect(message == "[ERROR] must define either `text` or `fields` [json-pointer:/blocks/0]")
    }

    @Test func `messages show who wrote them`() async throws {
        let face = SlackFace.still()
        try face.withSlack { slack, now throws(SlackFault) in
            try slack.world.say("hello", as: "U0ALICE", in: "C0PARTNER", at: now)
            try slack.world.say("hello", as: "U0PARTNER", in: "C0PARTNER", at: now)
            try slack.world.say("hello", as: "U0OTHERBOT", in: "C0PARTNER", at: now)
        }
        let history = try await face.call("conversations.history", form: "channel=C0PARTNER&limit=2")
        #expect(history.json["has_more"] == true)
        #expect(history.json["response_metadata"]?["next_cursor"]?.text?.isEmpty == false)
        let newest = try #require(history.json["messages"]?.items)
        #expect(newest[0]["bot_id"] == "B0OTHERBOT" && newest[0]["client_msg_id"] == nil)
        #expect(newest[1]["user_team"] == "T0PARTNER" && newest[1]["client_msg_id"] != nil)
        let info = try await face.call("conversations.info", form: "channel=C0PARTNER")
        #expect(info.json["channel"]?["is_ext_shared"] == true)
    }

    @Test func `of a deactivated user Slack tells less`() async throws {
        let face = SlackFace.still()
        let departed = try await face.call("users.info", form: "user=U0DEPARTED")
        #expect(departed.json["user"]?["deleted"] == true && departed.json["user"]?["is_restricted"] == nil)
        let visitor = try await face.call("users.info", form: "user=U0VISITOR")
        #expect(visitor.json["user"]?["is_ultra_restricted"] == true && visitor.json["user"]?["is_stranger"] == nil)
    }
}
