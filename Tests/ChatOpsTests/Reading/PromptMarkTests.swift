import Engine
import Maintenance
import Slack
import TestSupport
import Testing

@testable import ChatOps

/// Before an approval is acted on, the prompt's mark is read where Slack shows it: in the conversation.
struct PromptMarkTests {
    static let ts = "1767621600.000200"

    /// A prompt that Bob approved.
    struct World: Sendable {
        var metadata = ""
        /// As the conversation shows them at last.
        var reactions = #"{"name":"white_check_mark","users":["U0BOB"],"count":1}"#
        var isThere = true
        var refusal: String?
    }

    private func script(_ world: World) -> SlackScript {
        SlackScript { call in
            let message = #""type":"message","ts":"\#(Self.ts)","user":"U0BOT","text":"Approve?""#
            switch call.method {
            case "reactions.get":
                return
                    #"{"ok":true,"type":"message","message":{\#(message),"reactions":[{"name":"white_check_mark","users":["U0BOB"],"count":1}]}}"#
            case "conversations.replies":
                if let refusal = world.refusal { return SlackScript.refusal(refusal) }
                let found = world.isThere ? #"{\#(message),"reactions":[\#(world.reactions)]\#(world.metadata)}"# : ""
                return #"{"ok":true,"messages":[\#(found)],"has_more":false}"#
            case "conversations.info": return #"{"ok":true,"channel":{"id":"C0DBAOPS","name":"dba"}}"#
            case "users.info":
                return
                    #"{"ok":true,"user":{"id":"\#(call["user"])","team_id":"T0HOME","name":"x",\#(SlackChatReaderTests.flags())}}"#
            default: return SlackScript.refusal("unknown_method")
            }
        }
    }

    private func read(
        _ script: SlackScript, isToBeActedOn: Bool = true, known: GateReading? = nil
    ) async throws -> ReactionReading {
        var query = ReactionQuery(channel: "C0DBAOPS", message: Self.ts, people: ["U0BOB", "U0CAROL"])
        query.isToBeActedOn = isToBeActedOn
        query.known = known
        return await (try SlackChatReaderTests().reader(script)).read(query)
    }

    static let mark = #","metadata":{"event_type":"changeover","event_payload":{"post":"p","calls":"k3f9-1"}}"#
    static let noMark = #","metadata":{"event_type":"changeover","event_payload":{"post":"p"}}"#

    @Test(arguments: [(mark, true), (noMark, false), ("", false)])
    func `our mark is read where an approval is acted on`(_ metadata: String, _ isMarked: Bool) async throws {
        let script = script(World(metadata: metadata))
        #expect(try await read(script).reading?.message?.isMarked == isMarked)
        let call = try #require(script.calls(of: "conversations.replies").first)
        #expect(call.arguments["include_all_metadata"] == "true" && call.arguments["inclusive"] == "true")
        #expect([call["ts"], call["oldest"], call["latest"]] == [Self.ts, Self.ts, Self.ts])
    }

    @Test func `otherwise it is not read, and nothing is said of it`() async throws {
        let script = script(World(metadata: Self.mark))
        let message = try #require(try await read(script, isToBeActedOn: false).reading?.message)
        #expect(message.isMarked == nil)
        #expect(script.calls(of: "conversations.replies").isEmpty)
    }

    @Test func `a veto of the last moment, and an approval taken back, are seen with the mark`() async throws {
        let known = try #require(try await read(script(World()), isToBeActedOn: false).reading)
        #expect(known.reactions.map(\.name) == ["white_check_mark"])
        let veto = World(reactions: #"{"name":"x","users":["U0CAROL"],"count":1}"#)
        let reading = try #require(try await read(script(veto), known: known).reading)
        #expect(reading.reactions == [GateReading.Reaction(name: "x", people: ["U0CAROL"])])
        #expect(reading.people.keys.sorted() == ["U0CAROL"])
    }

    @Test func `whom a shortened list leaves out is known from the reading before`() async throws {
        let known = try #require(try await read(script(World()), isToBeActedOn: false).reading)
        let cut = World(reactions: #"{"name":"white_check_mark","users":["U0CAROL"],"count":2}"#)
        let reading = try #require(try await read(script(cut), known: known).reading)
        #expect(
            reading.reactions
                == [GateReading.Reaction(name: "white_check_mark", people: ["U0CAROL", "U0BOB"], count: 2)])
    }

    @Test(arguments: ["ratelimited", "internal_error", "missing_scope"])
    func `where the mark cannot be read, nothing is approved, and that is said`(_ code: String) async throws {
        let reading = try await read(script(World(refusal: code)))
        #expect(reading.reading == nil && reading.failure?.contains("Slack") == true)
    }

    @Test func `a message that the conversation does not show is not approved`() async throws {
        let reading = try await read(script(World(isThere: false)))
        #expect(reading.reading == nil && reading.failure?.contains("not among the messages") == true)
    }

    @Test(arguments: ["thread_not_found", "message_not_found"])
    func `a message that was deleted meanwhile is known as deleted`(_ code: String) async throws {
        let reading = try #require(try await read(script(World(refusal: code))).reading)
        #expect(reading.message == nil && reading.reactions.isEmpty)
    }
}
