import Engine
import Maintenance
import Runbooks
import TestSupport
import Testing

/// Who may ask for what.
struct AdmissionTests {
    private let message = InboxMessage.ID(channel: "C0DBAOPS", message: "1.1")

    private func judge(
        _ person: PersonID, for right: Right = .change, by way: Caller.Way? = nil,
        profile: Reading<GateReading.Person>? = nil, operators: Operators = Operators(people: ["U0ALICE"])
    ) throws(Denial) -> Admission {
        try Admission.judge(
            Caller(person, by: way ?? .chat(message)), for: right,
            profile: profile ?? .known(GateReading.Person(id: person, team: "T0")), operators: operators)
    }

    @Test(arguments: [Right.read, .change]) func `an operator may do everything`(right: Right) throws {
        let admission = try judge("U0ALICE", for: right)
        #expect(admission.right == right && admission.caller.way == .chat(message))
    }

    @Test func `whoever is no operator may only read`() throws {
        #expect(try judge("U0MALLORY", for: .read).right == .read)
        #expect(throws: Denial.notAnOperator) { try judge("U0MALLORY") }
        let unread = Operators(people: ["U0ALICE"], unreadGroups: ["S0DBATEAM"])
        #expect(throws: Denial.operatorsUnread(["S0DBATEAM"])) { try judge("U0MALLORY", operators: unread) }
    }

    @Test func `whose profile is not known, or who is no full member, may not even read`() {
        #expect(throws: Denial.profileUnread) { try judge("U0ALICE", for: .read, profile: .unavailable("timeout")) }
        var person = GateReading.Person(id: "U0ALICE", team: "T0")
        let changes: [(Outsider, (inout GateReading.Person) -> Void)] = [
            (.bot, { $0.isBot = true }), (.deactivated, { $0.isDeactivated = true }), (.guest, { $0.isGuest = true }),
            (.external, { $0.isExternal = true }),
        ]
        for (outsider, change) in changes {
            person = GateReading.Person(id: "U0ALICE", team: "T0")
            change(&person)
            #expect(throws: Denial.outsider(outsider)) { try judge("U0ALICE", profile: .known(person)) }
        }
    }

    @Test func `a user of the bot's own machine and a schedule need no profile, a session of the web page does`() throws
    {
        for way in [Caller.Way.machine(request: "1"), .schedule("nights", time: "1")] {
            #expect(try judge("local:root", by: way, profile: .unavailable("none")).right == .change)
        }
        for way in [Caller.Way.web(session: "s", request: "1"), .campaign("c1", target: "orders")] {
            #expect(throws: Denial.profileUnread) { try judge("U0ALICE", by: way, profile: .unavailable("none")) }
            #expect(throws: Denial.notAnOperator) { try judge("U0MALLORY", by: way) }
        }
    }

    @Test func `an engine that knows nobody admits nobody from the chat, and asks nobody about a schedule`()
        async throws
    {
        let setup = EngineSetup()
        let caller = Caller(.schedule("nights"), by: .schedule("nights", time: "1"))
        #expect(try await setup.engine.admit(caller, to: .change).caller == caller)
        await #expect(throws: Denial.profileUnread) {
            try await setup.engine.admit(Caller("U0ALICE", by: .chat(message)), to: .read)
        }
    }

    @Test func `the right to read changes nothing`() async throws {
        let setup = EngineSetup()
        let admission = try judge("U0ALICE", for: .read)
        await #expect(throws: EngineError.self) {
            try await setup.engine.restrain(.lifted(nil, by: "U0ALICE"), admission, posts: [])
        }
        await #expect(throws: EngineError.self) {
            try await setup.engine.plan(
                OperationRequest(.maintenance(.failover(FailoverRunbook()), on: "orders")), admission, origin: .sample
            ) { _ in [] }
        }
        #expect(await setup.journal.entries.isEmpty)
    }

    @Test func `whoever is admitted to read sees what there is, by whatever way`() async throws {
        let setup = EngineSetup()
        let operation = try await setup.failOver()
        let admission = try judge("U0MALLORY", for: .read, by: .web(session: "s", request: "1"))
        #expect(await setup.engine.standings(admission).map(\.operation.id) == [operation.id])
        #expect(try await setup.engine.standing(of: operation.id, admission)?.operation == operation)
        #expect(try await setup.engine.operations(beginning: "k", admission) == [operation])
        #expect(try await setup.engine.recentOperations(limit: 5, admission) == [operation])
        #expect(try await setup.engine.parkedOperations(admission).isEmpty)
        #expect(try await setup.engine.events(of: operation.id, admission).count == operation.version)
        let question = DatabasesQuestion(in: Target.orders.place)
        let asked = await setup.engine.ask([AnyQuestion(question)], admission)[question]
        #expect(asked?.reading.value?.clusters.compactMap(\.cluster?.identifier) == ["orders"])
        #expect(try await setup.engine.place(region: nil, admission) == Target.orders.place)
        #expect(await setup.engine.restraints(admission).isEmpty)
    }
}
