import Engine
import Maintenance
import TestSupport
import Testing

/// What is due when.
struct AgendaTests {
    private let start = SampleStory.beginning
    private let eu = Place(account: "123456789012", region: "eu-west-1")

    private func planned(_ id: OperationID, cluster: ClusterID = "orders") throws -> Operation {
        try SampleStory(id, cluster: cluster).operation
    }

    private func running(_ id: OperationID, cluster: ClusterID = "orders") throws -> Operation {
        var story = try SampleStory(id, cluster: cluster)
        try story.start()
        return story.operation
    }

    private func gated(_ id: OperationID, cluster: ClusterID = "orders") throws -> Operation {
        var operation = try running(id, cluster: cluster)
        let standIn = StandIn.sample(id, of: cluster)
        let gate = Gate(
            id: GateID(operation: id, step: "fail-over", ask: 1), operation: id, step: "fail-over",
            mutation: .failOver(cluster, to: standIn.identifier), planDigest: operation.plan.digest,
            facts: SafetyFacts(facts: [], takenAt: start, currentWriter: nil, proposedWriter: nil),
            requester: "U0ALICE", openedAt: start, expiresAt: start + .minutes(30))
        for event: Event in [
            .stepStarted("create"), .stepCompleted("create"), .stepStarted("fail-over"), .gateOpened(gate),
            .gatePrompted(gate.id, Gate.Prompt(channel: "C0DBAOPS", message: "1.1", contentDigest: "t")),
        ] {
            _ = try operation.apply(event, at: start)
        }
        return operation
    }

    /// Its only call is a creation that has lasted for this.
    private func creating(_ id: OperationID, for span: Span, cluster: ClusterID = "orders") throws -> Operation {
        var operation = try running(id, cluster: cluster)
        let call = Intent(
            id: IntentID("\(id)-1"), step: "create", mutation: .createInstance(.sample(id, of: cluster)), approval: nil,
            decidedAt: start - span)
        for event: Event in [.stepStarted("create"), .mutationIntended(call)] {
            _ = try operation.apply(event, at: start - span)
        }
        return operation
    }

    @Test func `a creation that has lasted for an hour is looked at twice a minute`() throws {
        for (lasting, interval) in [(Span.minutes(59), Span.seconds(5)), (.minutes(61), .seconds(30))] {
            let operation = try creating("k3f9", for: lasting)
            var agenda = Agenda()
            #expect(agenda.take([operation], at: start).operations == ["k3f9"])
            #expect(agenda.next([operation], at: start) == start + interval)
        }
    }

    private func failingOver(_ id: OperationID) throws -> Operation {
        var operation = try gated(id)
        let gate = try #require(operation.progress?.waitingGate)
        _ = try operation.apply(.gateApproved(gate.approval(of: operation.plan, at: start)), at: start)
        _ = try operation.apply(
            .mutationIntended(
                Intent(
                    id: IntentID("\(id)-1"), step: "fail-over", mutation: gate.mutation, approval: gate.id,
                    decidedAt: start)),
            at: start)
        return operation
    }

    private func creating(_ id: OperationID, cluster: ClusterID = "orders") throws -> Operation {
        var operation = try running(id, cluster: cluster)
        let intent = Intent(
            id: IntentID("\(id)-1"), step: "create", mutation: .createInstance(.sample(id, of: cluster)),
            approval: nil,
            decidedAt: start)
        for event: Event in [.stepStarted("create"), .mutationIntended(intent)] {
            _ = try operation.apply(event, at: start)
        }
        return operation
    }

    @Test(.holds(.firstLookAtOnce)) func `whatever was never looked at is due at once`() throws {
        var agenda = Agenda()
        let operations = [try running("k3f9"), try planned("m7q2", cluster: "users")]
        #expect(agenda.next(operations, at: start) == start)
        let due = agenda.take(operations, at: start)
        #expect(due.operations == ["k3f9", "m7q2"])
        #expect(due.targets == [Target(place: eu, cluster: "orders")])
        #expect(due.plans == ["m7q2"])
        #expect(due.gates.isEmpty)
    }

    @Test(.holds(.failoversWatched)) func `each is looked at as often as what it waits for calls for`() throws {
        let cases: [(Operation, Span)] = [
            (try running("k3f9"), .seconds(2)), (try creating("k3f9"), .seconds(5)),
            (try failingOver("k3f9"), .seconds(1)),
        ]
        for (operation, interval) in cases {
            var agenda = Agenda()
            _ = agenda.take([operation], at: start)
            #expect(agenda.next([operation], at: start) == start + interval)
            let early = agenda.take([operation], at: start + (interval - Span(milliseconds: 1)))
            #expect(early.isEmpty)
            #expect(agenda.take([operation], at: start + interval).operations == ["k3f9"])
            #expect(agenda.next([operation], at: start + interval) == start + interval + interval)
        }
    }

    @Test func `one tick serves all that are read as often or more often, and who is nearly due`() throws {
        var agenda = Agenda()
        let both = [try failingOver("k3f9"), try running("m7q2", cluster: "users")]
        _ = agenda.take(both, at: start)
        #expect(agenda.take(both, at: start + .seconds(1)).operations == ["k3f9"], "the other is due in a second")
        #expect(agenda.take([both[0]], at: start + Span(milliseconds: 1_900)).isEmpty, "nobody reads, nobody joins")
        // A fast one that was just looked at on its own account joins the tick of the others.
        agenda.looked(at: "k3f9", start + Span(milliseconds: 1_800))
        #expect(agenda.take(both, at: start + .seconds(2)).operations == ["k3f9", "m7q2"])
        #expect(agenda.take(both, at: start + Span(milliseconds: 2_500)).isEmpty)
        _ = agenda.take([both[0]], at: start + Span(milliseconds: 3_600))
        #expect(agenda.take([both[1]], at: start + Span(milliseconds: 3_600)).isEmpty)
    }

    @Test func `a slower one joins the tick of a faster one when it is nearly due`() throws {
        var agenda = Agenda()
        let both = [try running("k3f9"), try creating("m7q2", cluster: "users")]
        _ = agenda.take(both, at: start)
        #expect(agenda.take(both, at: start + .seconds(2)).operations == ["k3f9"])
        #expect(agenda.take(both, at: start + .seconds(4)).operations == ["k3f9", "m7q2"])
    }

    @Test func `one that is hurried is read alone`() throws {
        var agenda = Agenda()
        let both = [try running("k3f9"), try running("m7q2", cluster: "users")]
        _ = agenda.take(both, at: start)
        agenda.hurry("k3f9")
        let soon = start + Span(milliseconds: 1_500)
        #expect(agenda.take(both, at: soon).operations == ["k3f9"])
        #expect(agenda.take(both, at: start + .seconds(2)).operations == ["k3f9", "m7q2"], "and is in step again")
    }

    @Test func `a hundred gates and plans are never read faster than the chat allows, each in its turn`() throws {
        var agenda = Agenda()
        let gates = try (0..<50).map { try gated(OperationID("g\(100 + $0)"), cluster: ClusterID("orders\($0)")) }
        let plans = try (0..<50).map { try planned(OperationID("p\(100 + $0)"), cluster: ClusterID("users\($0)")) }
        var read: [OperationID: Int] = [:]
        var now = start
        // Some are answered meanwhile, which brings no burst of the others.
        for minute in 0..<5 {
            let waiting = Array(gates.dropFirst(minute * 5)) + plans
            var readings = 0
            let end = now + .minutes(1)
            while let next = agenda.next(waiting, at: now), next < end {
                now = max(now, next)
                let due = agenda.take(waiting, at: now)
                readings += due.gates.count + due.plans.count
                for id in due.gates + due.plans { read[id, default: 0] += 1 }
            }
            now = end
            #expect(readings <= 51)
        }
        #expect((gates + plans).allSatisfy { read[$0.id, default: 0] >= 1 })
    }

    @Test func `a waiting gate is read at its own pace, shared by all that wait`() throws {
        var agenda = Agenda()
        let one = try gated("k3f9")
        #expect(agenda.take([one], at: start).gates == ["k3f9"])
        #expect(agenda.next([one], at: start) == start + Agenda.gateInterval)
        #expect(agenda.take([one], at: start + Agenda.gateInterval).gates == ["k3f9"])
        let both = [one, try gated("m7q2", cluster: "users")]
        let later = start + Agenda.gateInterval * 2
        #expect(agenda.take(both, at: later).gates == ["m7q2"])
        #expect(agenda.take(both, at: start + Agenda.gateInterval * 3).gates == ["k3f9"])
    }

    @Test func `a plan is read less often while a gate waits`() throws {
        var agenda = Agenda()
        let plan = try planned("k3f9")
        #expect(agenda.take([plan], at: start).plans == ["k3f9"])
        #expect(agenda.take([plan], at: start + .seconds(3)).plans == ["k3f9"])
        let both = [plan, try gated("m7q2", cluster: "users")]
        #expect(agenda.take(both, at: start + .seconds(6)).plans.isEmpty)
        #expect(agenda.take(both, at: start + .seconds(9)).plans == ["k3f9"])
    }

    @Test func `forty gates that are answered at once are all read within fifty seconds`() throws {
        var agenda = Agenda()
        var waiting = try (0..<40).map { try gated(OperationID("g\(100 + $0)"), cluster: ClusterID("orders\($0)")) }
        var now = start
        while !waiting.isEmpty, let next = agenda.next(waiting, at: now) {
            now = max(now, next)
            let read = agenda.take(waiting, at: now).gates
            waiting.removeAll { read.contains($0.id) }
        }
        #expect(now - start <= .seconds(50))
    }

    @Test func `each of ten plans is read nearly as often as the chat allows`() throws {
        var agenda = Agenda()
        let plans = try (0..<10).map { try planned(OperationID("p\(100 + $0)"), cluster: ClusterID("users\($0)")) }
        var (now, read) = (start, 0)
        while let next = agenda.next(plans, at: now), next <= start + .seconds(60) {
            now = max(now, next)
            read += agenda.take(plans, at: now).plans.count
        }
        #expect((45...50).contains(read))
    }

    @Test func `what has nothing to see in AWS gets a turn without a look, for its expiry`() throws {
        var agenda = Agenda()
        let plan = try planned("k3f9")
        _ = agenda.take([plan], at: start)
        let due = agenda.take([plan], at: start + .seconds(30))
        #expect(due.operations == ["k3f9"])
        #expect(due.targets.isEmpty)
    }

    @Test func `a hurried operation is due now, once, and is looked at`() throws {
        var agenda = Agenda()
        let plan = try planned("k3f9")
        _ = agenda.take([plan], at: start)
        agenda.hurry("k3f9")
        let soon = start + Span(milliseconds: 10)
        #expect(agenda.next([plan], at: soon) == soon)
        let due = agenda.take([plan], at: soon)
        #expect(due.operations == ["k3f9"] && due.targets == [plan.target])
        #expect(agenda.take([plan], at: soon).isEmpty)
    }

    @Test func `a forgotten operation leaves nothing behind`() throws {
        var agenda = Agenda()
        let operation = try gated("k3f9")
        _ = agenda.take([operation], at: start)
        agenda.hurry("k3f9")
        agenda.forget("k3f9")
        #expect(agenda == Agenda())
    }

    @Test func `an operation that is over is never due`() throws {
        var operation = try planned("k3f9")
        _ = try operation.apply(.discarded(by: "U0ALICE"), at: start)
        var agenda = Agenda()
        agenda.hurry("k3f9")
        #expect(agenda.next([operation], at: start) == nil)
        #expect(agenda.take([operation], at: start).isEmpty)
        #expect(agenda.next([Operation](), at: start) == nil)
    }
}

extension Agenda {
    fileprivate func next(_ operations: [Operation], at now: Timestamp) -> Timestamp? {
        next(operations.compactMap { Item($0, at: now) }, at: now)
    }

    fileprivate mutating func take(_ operations: [Operation], at now: Timestamp) -> Due {
        take(operations.compactMap { Item($0, at: now) }, at: now)
    }
}
