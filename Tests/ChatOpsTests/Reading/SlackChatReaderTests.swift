import Engine
import Maintenance
import Slack
import Synchronization
import TestSupport
import Testing

@testable import ChatOps

struct SlackChatReaderTests {
    static let ts = "1767621600.000200"
    static let ours = #""user":"U0BOT","bot_id":"B0BOT","text":"Approve failover of a &amp; b?""#

    /// The flags of a full member, some of them other than usual.
    static func flags(_ changed: [String: String] = [:]) -> String {
        let usual = ["deleted": "false", "is_bot": "false", "is_restricted": "false", "is_ultra_restricted": "false"]
        return usual.merging(changed) { $1 }.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }
            .joined(separator: ",")
    }

    /// What the made-up Slack holds.
    struct World: Sendable {
        var message = ours
        var reactions = ""
        var channel = ""
        var users: [String: String] = [:]
        var refusals: [String: String] = [:]
    }

    func script(_ world: World) -> SlackScript {
        SlackScript { call in
            if let code = world.refusals[call.method] { return SlackScript.refusal(code) }
            switch call.method {
            case "reactions.get":
                return
                    #"{"ok":true,"type":"message","message":{"type":"message","ts":"\#(Self.ts)",\#(world.message),"reactions":[\#(world.reactions)]}}"#
            case "conversations.info": return #"{"ok":true,"channel":{"id":"C0DBAOPS","name":"dba"\#(world.channel)}}"#
            case "users.info":
                let id = call["user"]
                return
                    #"{"ok":true,"user":{"id":"\#(id)","team_id":"T0HOME","name":"x",\#(world.users[id] ?? Self.flags())}}"#
            default: return SlackScript.refusal("unknown_method")
            }
        }
    }

    static let listed: Set<PersonID> = ["U0BOB", "U0CAROL", "U0GONE"]

    func reader(_ script: SlackScript) throws -> SlackChatReader {
        let now: @Sendable () -> Timestamp = { Timestamp(seconds: 100) }
        let slack = script.client()
        return SlackChatReader(
            slack: slack, identity: try .ours,
            routing: Routing(channels: [.init(id: "C0DBAOPS", role: .operations), .init(id: "C0STATUS", role: .status)]
            ),
            directory: PeopleDirectory(
                slack: slack, settings: PeopleSettings(operators: [], approvers: []),
                policies: Policies(approval: ApprovalPolicy(approvers: [], operators: [])), homeTeam: "T0HOME",
                now: now, clock: ManualClock(), logger: .silent),
            now: now)
    }

    func query(_ channel: String = "C0DBAOPS", afresh: Set<PersonID> = []) -> ReactionQuery {
        ReactionQuery(channel: channel, message: Self.ts, people: Self.listed, afresh: afresh)
    }

    func read(_ script: SlackScript, channel: String = "C0DBAOPS") async throws -> GateReading? {
        await (try reader(script)).read(query(channel)).reading
    }

    @Test func `a prompt is read whole, in one call with all who reacted`() async throws {
        var world = World()
        world.reactions =
            #"{"name":"white_check_mark","users":["U0BOT","U0BOB"],"count":2},{"name":"eyes","users":["U0CAROL"],"count":3}"#
        let script = script(world)
        let reading = try #require(try await read(script))
        #expect(reading.takenAt == Timestamp(seconds: 100))
        #expect(reading.ourselves == "U0BOT")
        #expect(reading.homeTeam == "T0HOME")
        #expect(reading.channel == GateReading.Channel(id: "C0DBAOPS"))
        #expect(
            reading.message
                == GateReading.Message(
                    id: Self.ts, isOurs: true,
                    contentDigest: Digest.text(of: ShownContent(text: "Approve failover of a &amp; b?"))))
        #expect(
            reading.reactions == [
                GateReading.Reaction(name: "white_check_mark", people: ["U0BOT", "U0BOB"]),
                GateReading.Reaction(name: "eyes", people: ["U0CAROL"], count: 3),
            ])
        #expect(
            reading.people == [
                "U0BOB": GateReading.Person(id: "U0BOB", team: "T0HOME"),
                "U0CAROL": GateReading.Person(id: "U0CAROL", team: "T0HOME"),
            ])
        #expect(script.calls(of: "reactions.get").map(\.arguments["full"]) == ["true"])
        #expect(script.calls.count == 4)
    }

    @Test func `a reading made a moment ago is completed by fresh profiles alone, and stays as old as it is`()
        async throws
    {
        var world = World()
        world.reactions = #"{"name":"white_check_mark","users":["U0BOB","U0CAROL"],"count":2}"#
        var known = try #require(try await read(script(world)))
        known.takenAt = Timestamp(seconds: 98)
        world.users["U0BOB"] = Self.flags(["deleted": "true"])
        world.refusals["reactions.get"] = "ratelimited"
        let script = script(world)
        var query = query(afresh: ["U0BOB"])
        query.known = known
        let reading = try #require(await (try reader(script)).read(query).reading)
        #expect(reading.people["U0BOB"]?.isDeactivated == true)
        #expect(reading.reactions == known.reactions && reading.takenAt == known.takenAt)
        #expect(Set(script.calls.map(\.method)) == ["users.info"])
    }

    @Test func `somebody whose profile is not read anew does not count by what was known of him`() async throws {
        var world = World()
        world.reactions = #"{"name":"white_check_mark","users":["U0BOB"],"count":1}"#
        var query = query(afresh: ["U0BOB"])
        query.known = try await read(script(world))
        world.refusals["users.info"] = "internal_error"
        let reading = await (try reader(script(world))).read(query)
        #expect(reading.reading?.people == [:] && reading.failure != nil)
    }

    @Test func `sixty bystanders cost not one call more than none`() async throws {
        var world = World()
        world.reactions = #"{"name":"white_check_mark","users":["U0BOB"],"count":1}"#
        let alone = script(world)
        let undisturbed = try await read(alone)
        let crowd = (0..<60).map { "\"U0CROWD\($0)\"" }.joined(separator: ",")
        world.reactions =
            #"{"name":"white_check_mark","users":["U0BOB",\#(crowd)],"count":61},{"name":"eyes","users":[\#(crowd)],"count":60}"#
        let crowded = script(world)
        let reading = try #require(try await read(crowded))
        #expect(reading.people == undisturbed?.people)
        #expect(crowded.calls.map(\.method).sorted() == alone.calls.map(\.method).sorted())
    }

    @Test func `a profile serves for a minute, and those who decide are read afresh`() async throws {
        var world = World()
        world.reactions = #"{"name":"white_check_mark","users":["U0BOB","U0CAROL"],"count":2}"#
        let script = script(world)
        let reader = try reader(script)
        for _ in 0..<5 { _ = await reader.read(query()) }
        #expect(script.calls(of: "users.info").count == 2)
        _ = await reader.read(query(afresh: ["U0BOB"]))
        #expect(script.calls(of: "users.info").dropFirst(2).map { $0["user"] } == ["U0BOB"])
    }

    @Test(arguments: ["user_not_found", "user_not_visible"])
    func `whom Slack does not show is unknown, and everybody else is heard`(_ code: String) async throws {
        let script = SlackScript { call in
            switch (call.method, call["user"]) {
            case ("users.info", "U0GONE"): SlackScript.refusal(code)
            case ("users.info", let id): #"{"ok":true,"user":{"id":"\#(id)","team_id":"T0HOME",\#(Self.flags())}}"#
            case ("reactions.get", _):
                #"{"ok":true,"type":"message","message":{"ts":"\#(Self.ts)",\#(Self.ours),"reactions":[{"name":"x","users":["U0GONE","U0BOB"],"count":2}]}}"#
            default: #"{"ok":true,"channel":{"id":"C0DBAOPS","name":"dba"}}"#
            }
        }
        let found = await (try reader(script)).read(query())
        #expect(found.failure == nil)
        #expect(found.reading?.people.keys.sorted() == ["U0BOB"])
        #expect(found.reading?.unknown == ["U0GONE"])
    }

    static let incomplete = [
        #"{"id":"U0CAROL","team_id":"T0HOME","deleted":false,"is_bot":false,"is_restricted":false,"is_ultra_restricted":false}"#,
        #"{"id":"U0BOB","team_id":"T0HOME"}"#,
        #"{"id":"U0BOB","team_id":"T0HOME","deleted":false,"is_restricted":false,"is_ultra_restricted":false}"#,
        #"{"id":"U0BOB","team_id":"T0HOME","deleted":false,"is_bot":null,"is_restricted":false,"is_ultra_restricted":false}"#,
        #"{"id":"U0BOB","team_id":"T0HOME","deleted":false,"is_bot":false,"is_ultra_restricted":false}"#,
        #"{"id":"U0BOB","team_id":"T0HOME","is_bot":false,"is_restricted":false,"is_ultra_restricted":false}"#,
    ]

    @Test(arguments: incomplete)
    func `a profile of somebody else, or one that leaves a flag out, is none`(_ user: String) async throws {
        let script = SlackScript { call in
            switch call.method {
            case "users.info": #"{"ok":true,"user":\#(user)}"#
            case "reactions.get":
                #"{"ok":true,"type":"message","message":{"ts":"\#(Self.ts)",\#(Self.ours),"reactions":[{"name":"x","users":["U0BOB"],"count":1}]}}"#
            default: #"{"ok":true,"channel":{"id":"C0DBAOPS","name":"dba"}}"#
            }
        }
        let found = await (try reader(script)).read(query())
        #expect(found.reading?.people == [:] && found.reading?.unknown == [])
        #expect(found.failure?.contains("U0BOB") == true)
    }

    @Test func `skin tones are one emoji, a person who used two counts once`() async throws {
        var world = World()
        world.reactions = #"""
            {"name":"+1","users":["U0BOB"],"count":1},{"name":"+1::skin-tone-2","users":["U0BOB","U0CAROL"],"count":2}
            """#
        let reading = try #require(try await read(script(world)))
        #expect(reading.reactions == [GateReading.Reaction(name: "+1", people: ["U0BOB", "U0CAROL"])])
        #expect(reading.reactions.first?.isComplete == true)
    }

    @Test func `an emoji counts the same under each of its names`() async throws {
        var world = World()
        world.reactions = #"""
            {"name":"thumbsup","users":["U0BOB"],"count":1},{"name":"+1::skin-tone-2","users":["U0CAROL"],"count":1}
            """#
        let reading = try #require(try await read(script(world)))
        #expect(reading.reactions == [GateReading.Reaction(name: "+1", people: ["U0BOB", "U0CAROL"])])
        #expect(reading.people.keys.sorted() == ["U0BOB", "U0CAROL"])
    }

    @Test func `a merged reaction is incomplete when a part of it is`() async throws {
        var world = World()
        world.reactions = #"""
            {"name":"+1","users":["U0BOB"],"count":1},{"name":"+1::skin-tone-2","users":["U0CAROL"],"count":2}
            """#
        let reading = try #require(try await read(script(world)))
        #expect(reading.reactions == [GateReading.Reaction(name: "+1", people: ["U0BOB", "U0CAROL"], count: 3)])
    }

    static let profiles: [(String, GateReading.Person)] = [
        (flags(["is_bot": "true"]), .init(id: "U0BOB", team: "T0HOME", isBot: true)),
        (flags(["is_workflow_bot": "true"]), .init(id: "U0BOB", team: "T0HOME", isBot: true)),
        (flags(["is_restricted": "true"]), .init(id: "U0BOB", team: "T0HOME", isGuest: true)),
        (flags(["is_ultra_restricted": "true"]), .init(id: "U0BOB", team: "T0HOME", isGuest: true)),
        (#""deleted":true"#, .init(id: "U0BOB", team: "T0HOME", isDeactivated: true)),
        (flags(["is_stranger": "true"]), .init(id: "U0BOB", team: "T0HOME", isExternal: true)),
    ]

    @Test(arguments: profiles)
    func `a profile says what keeps its owner from counting`(_ more: String, _ person: GateReading.Person) async throws
    {
        var world = World()
        world.reactions = #"{"name":"x","users":["U0BOB"],"count":1}"#
        world.users["U0BOB"] = more
        #expect(try await read(script(world))?.people == ["U0BOB": person])
    }

    @Test(arguments: [
        (#""team_id":"T0ELSE""#, "T0ELSE", true),
        (#""name":"b""#, "", true),
        (#""team_id":"T0ELSE","enterprise_user":{"teams":["T0HOME"]}"#, "T0HOME", false),
    ])
    func `somebody of another workspace is external, unless of ours as well`(
        _ user: String, _ team: String, _ isExternal: Bool
    ) async throws {
        let script = SlackScript { call in
            switch call.method {
            case "users.info": return #"{"ok":true,"user":{"id":"U0BOB",\#(Self.flags()),\#(user)}}"#
            case "reactions.get":
                return
                    #"{"ok":true,"type":"message","message":{"ts":"\#(Self.ts)",\#(Self.ours),"reactions":[{"name":"x","users":["U0BOB"],"count":1}]}}"#
            default: return #"{"ok":true,"channel":{"id":"C0DBAOPS","name":"dba"}}"#
            }
        }
        let person = try #require(try await read(script)?.people["U0BOB"])
        #expect(person.team == team)
        #expect(person.isExternal == isExternal)
    }

    @Test(arguments: [
        (#""user":"U0BOT","text":"a""#, true), (#""bot_id":"B0BOT","text":"a""#, true),
        (#""user":"U0MALLORY","text":"a""#, false), (#""user":"U0MALLORY","bot_id":"B0BOT","text":"a""#, false),
        (#""bot_id":"B0ELSE","text":"a""#, false), (#""text":"a""#, false),
    ])
    func `a message is ours by its author`(_ message: String, _ isOurs: Bool) async throws {
        var world = World()
        world.message = message
        #expect(try await read(script(world))?.message?.isOurs == isOurs)
    }

    static let changes = [
        #""text":"Approve failover of a &amp; b?","blocks":[{"type":"section","text":{"type":"mrkdwn","text":"Clean up"}}]"#,
        #""text":"Approve failover of a &amp; b?","attachments":[{"text":"a test stand-in only"}]"#,
        #""text":"Clean up?""#,
    ]

    @Test(arguments: changes)
    func `whatever is put in the place of what was shown, another digest comes of it`(_ content: String) async throws {
        var world = World()
        let before = try await read(script(world))?.message?.contentDigest
        world.message = #""user":"U0BOT","bot_id":"B0BOT",\#(content)"#
        let after = try await read(script(world))?.message?.contentDigest
        #expect(before != nil && after != nil && before != after)
    }

    @Test func `that a message was edited is no sign by itself, and an empty list is none`() async throws {
        var world = World()
        let before = try await read(script(world))?.message
        world.message += #","edited":{"user":"U0BOT","ts":"1767621700.000000"},"blocks":[],"attachments":null"#
        #expect(try await read(script(world))?.message == before)
    }

    @Test(arguments: [
        ("is_ext_shared", true), ("is_pending_ext_shared", true), ("is_org_shared", true), ("is_private", false),
    ])
    func `a channel is shared by any of Slack's flags`(_ flag: String, _ isShared: Bool) async throws {
        var world = World()
        world.channel = #","\#(flag)":true"#
        #expect(try await read(script(world))?.channel.isShared == isShared)
    }

    @Test func `an archived channel and one that is not for operations show`() async throws {
        var world = World()
        world.channel = #","is_archived":true"#
        #expect(try await read(script(world))?.channel.isArchived == true)
        #expect(try await read(script(world), channel: "C0STATUS")?.channel.isForOperations == false)
        #expect(try await read(script(world), channel: "C0ELSE")?.channel.isForOperations == false)
    }

    @Test func `a deleted message is a reading without one`() async throws {
        var gone = World()
        gone.refusals["reactions.get"] = "message_not_found"
        let reading = try #require(try await read(script(gone)))
        #expect(reading.message == nil)
        var tombstone = World()
        tombstone.message = #""subtype":"tombstone","user":"USLACKBOT","text":"This message was deleted.""#
        #expect(try #require(try await read(script(tombstone))).message == nil)
    }

    @Test(
        arguments: ["reactions.get", "conversations.info"],
        [
            "internal_error", "ratelimited", "missing_scope", "channel_not_found", "invalid_auth",
        ])
    func `whatever else goes wrong, nothing is known`(_ method: String, _ code: String) async throws {
        var world = World()
        world.reactions = #"{"name":"white_check_mark","users":["U0BOB"],"count":1}"#
        world.refusals[method] = code
        #expect(await (try reader(script(world))).read(query()) == ReactionReading(nil, failure: "Slack: \(code)"))
    }

    @Test(arguments: ["internal_error", "ratelimited", "missing_scope", "invalid_auth"])
    func `a profile that cannot be read now is left out and said`(_ code: String) async throws {
        var world = World()
        world.reactions = #"{"name":"white_check_mark","users":["U0BOB"],"count":1}"#
        world.refusals["users.info"] = code
        let found = await (try reader(script(world))).read(query())
        #expect(found.reading?.people == [:] && found.reading?.unknown == [])
        #expect(found.failure == "Slack does not tell about U0BOB: \(code)")
    }

    @Test func `what is no timestamp is not read`() async throws {
        let script = script(World())
        var query = query()
        query.message = "soon"
        #expect(await (try reader(script)).read(query).reading == nil)
        #expect(script.calls == [])
    }
}
