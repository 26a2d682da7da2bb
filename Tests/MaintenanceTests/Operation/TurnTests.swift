import Maintenance
import Runbooks
import TestSupport
import Testing

/// What a turn makes of calls and their outcomes.
@Suite struct TurnTests {
    private func record(_ outcome: CallOutcome, in world: inout World) throws -> [Event] {
        let intent = try #require(world.operation.progress?.outstanding.last)
        let events = world.operation.decide(on: outcome, of: intent.id, at: world.now)
        try world.apply(events)
        return events
    }

    @Test func `the first turn intends the stand-in, and the same look decides nothing more`() throws {
        var world = try World()
        #expect(try world.turn().map(\.name) == ["stepStarted", "mutationIntended"])
        #expect(try world.turn(after: .zero) == [])
    }

    @Test(arguments: [CallOutcome.accepted(), .unknown("timed out")])
    func `a call that may have taken effect is not repeated before its settle time is over`(outcome: CallOutcome) throws
    {
        var world = try World()
        try world.turn()
        let intent = try #require(world.operation.progress?.outstanding.first)
        _ = try record(outcome, in: &world)
        let settles = try #require(intent.settlesAt)
        world.now = settles - .seconds(3)
        #expect(try world.turn() == [])
        let late = try world.turn(after: .seconds(2))
        #expect(late.map(\.name) == ["mutationUnproved", "mutationIntended"])
    }

    @Test func `a call whose outcome was never recorded counts as unknown`() throws {
        var world = try World()
        try world.turn()
        #expect(try world.turn(after: .minutes(1)) == [])
        world.observation = world.observation.adding(.standIn(of: "k3f9"))
        world.safety = nil
        #expect(try world.turn().map(\.name).prefix(2) == ["mutationProved", "stepCompleted"])
    }

    @Test func `what is seen at work is waited for, and what vanishes gets its settle time anew`() throws {
        var world = try World()
        try world.turn()
        var creating = Instance.standIn(of: "k3f9")
        creating.status = "creating"
        let before = world.observation
        world.observation = before.adding(creating)
        #expect(try world.turn().map(\.name) == ["mutationSeen"])
        #expect(try world.turn(after: .minutes(20)) == [])
        world.observation = before
        #expect(try world.turn().map(\.name) == ["mutationVanished"])
        #expect(try world.turn(after: .minutes(2)) == [])
        #expect(try world.turn(after: .minutes(2)).map(\.name) == ["mutationUnproved", "mutationIntended"])
    }

    @Test func `an observation from before the call proves nothing`() throws {
        var world = try World()
        try world.turn()
        var look = world.look
        var stale = world.observation.adding(.standIn(of: "k3f9"))
        stale.takenAt = world.now
        look.sighting = .seen(stale)
        #expect(
            world.operation.decide(on: look, policies: world.policies).events.map(\.name).contains(
                "mutationProved") == false)
    }

    @Test func `a call put off is tried again later, less and less often, and at last a person is asked`() throws {
        var world = try World()
        var waits: [Int64] = []
        try world.turn()
        for _ in 0..<CallOutcome.deferralLimit {
            let events = try record(.deferred("Throttling", retryAfter: nil), in: &world)
            guard case .mutationDeferred(_, _, let until)? = events.first else {
                Issue.record("\(events)")
                return
            }
            waits.append((until - world.now).milliseconds / 1000)
            #expect(try world.turn(after: .seconds(1)) == [])
            world.now = until
            #expect(try world.turn(after: .zero).map(\.name) == ["mutationIntended"])
        }
        #expect(waits == [5, 10, 20, 40, 80, 160, 300, 300])
        #expect(
            try record(.deferred("Throttling", retryAfter: nil), in: &world).map(\.name) == [
                "mutationRefused", "paused",
            ])
    }

    @Test func `AWS is not asked sooner than it said`() throws {
        var world = try World()
        try world.turn()
        guard
            case .mutationDeferred(_, _, let until)? = try record(
                .deferred("Throttling", retryAfter: .minutes(4)), in: &world
            ).first
        else { return }
        #expect(until == world.now + .minutes(4))
    }

    @Test func `a refusal pauses, and a retry asks again`() throws {
        var world = try World()
        try world.turn()
        #expect(
            try record(.refused("InsufficientDBInstanceCapacity"), in: &world).map(\.name) == [
                "mutationRefused", "paused",
            ])
        #expect(try world.turn(after: .minutes(10)) == [])
        let resumed = try world.operation.decide(
            on: .resume, by: "U0ALICE", look: world.look, policies: world.policies)
        try world.apply(resumed.events)
        #expect(try world.turn().map(\.name) == ["mutationIntended"])
    }

    private func zone(of events: [Event]) -> String? {
        for case .mutationIntended(let intent) in events {
            return (intent.mutation.base as? CreateInstance)?.standIn.availabilityZone
        }
        return nil
    }

    @Test func `a zone without capacity is said, the next ones are tried, and then a person is asked`() throws {
        var world = try World()
        var zones = [zone(of: try world.turn())]
        for _ in 0..<3 {
            let id = try #require(world.operation.progress?.outstanding.first?.id)
            let events = world.operation.decide(
                on: .lacking("InsufficientDBInstanceCapacity: none"), of: id, at: world.now)
            let effects = try events.flatMap { try world.operation.apply($0, at: world.now) }
            #expect(events.map(\.name) == ["mutationLacking"])
            #expect(effects.contains(.tell(.detail(.callLacking(id, "InsufficientDBInstanceCapacity: none")))))
            zones.append(zone(of: try world.turn()))
        }
        #expect(zones == ["us-east-1a", "us-east-1b", "us-east-1c", nil])
        let events = try world.turn(after: .minutes(2))
        #expect(
            events == [
                .paused(
                    .trouble(
                        "create-stand-in",
                        "AWS had no capacity for db.r6g.xlarge in us-east-1a, us-east-1b and us-east-1c"))
            ])
        let resumed = try world.operation.decide(
            on: .resume, by: "U0ALICE", look: world.look, policies: world.policies)
        try world.apply(resumed.events)
        #expect(zone(of: try world.turn()) == "us-east-1a")
    }

    @Test func `an instance that AWS could not bring up is deleted and made in the next zone`() throws {
        var world = try World()
        try world.turn()
        let before = world.observation
        var failed = Instance.standIn(of: "k3f9")
        failed.status = "insufficient-capacity"
        world.observation = before.adding(failed)
        #expect(try world.turn().map(\.name) == ["mutationLacking", "mutationIntended"])
        #expect(world.intents == [.deleteUnservedStandIn("orders-co-k3f9")])
        try world.turn(after: .seconds(30))
        world.observation = before
        #expect(zone(of: try world.turn(after: .minutes(5))) == "us-east-1b")
    }

    @Test func `the same call is made three times, then a person has to say so`() throws {
        var world = try World()
        for attempt in 1...Maintenance.Operation.tryLimit {
            let events = try world.turn(after: .minutes(10)).map(\.name)
            #expect(events.last == "mutationIntended", "attempt \(attempt)")
        }
        #expect(try world.turn(after: .minutes(10)).map(\.name) == ["mutationUnproved", "paused"])
        let resumed = try world.operation.decide(
            on: .resume, by: "U0ALICE", look: world.look, policies: world.policies)
        try world.apply(resumed.events)
        #expect(try world.turn().map(\.name) == ["mutationIntended"])
    }

    @Test func `an old answer after a proof does not bring the call back`() throws {
        var world = try World()
        // Straight to the change of classes, the stand-in writing.
        try world.reachGate()
        world.react("white_check_mark", as: "U0BOB")
        try world.turn()
        world.observation = world.observation.writing("orders-co-k3f9")
        try world.turn()
        let old = world.observation
        #expect(world.intents.contains(.modifyClass(of: "orders-1", to: "db.r6g.xlarge")))
        world.observation = old.with("orders-1") { $0.instanceClass = "db.r6g.xlarge" }
        #expect(try world.turn().map(\.name).contains("mutationProved"))
        world.observation = old
        let echoes = try world.turn()
        #expect(
            !echoes.contains {
                if case .mutationIntended(let intent) = $0 {
                    intent.mutation.resource == .instance("orders-1")
                } else {
                    false
                }
            })
        // After the settle time it is no echo any more.
        let later = try world.turn(after: .minutes(4))
        #expect(
            later.contains {
                if case .mutationIntended(let intent) = $0 {
                    intent.mutation.resource == .instance("orders-1")
                } else {
                    false
                }
            })
    }

    @Test func `a step that needs a person is believed after a minute and a half`() throws {
        var world = try World()
        world.observation = world.observation.withCluster { $0.status = "stopped" }
        #expect(try world.turn().map(\.name) == ["stepStarted", "stepTroubled"])
        #expect(try world.turn(after: .seconds(89)) == [])
        #expect(try world.turn(after: .seconds(2)).map(\.name) == ["paused"])
    }

    @Test func `a step is told that its trouble lasts before a person is asked, and may do something about it`() throws
    {
        var world = try World()
        let call = AnyMutation(RebootCopy("orders-3"))
        world.operation = world.operation.scripted(atLast: .ready([call])) { _ in .blocked("it is gone") }
        #expect(try world.turn().map(\.name) == ["stepStarted", "stepTroubled"])
        #expect(try world.turn(after: .seconds(89)) == [])
        #expect(try world.turn(after: .seconds(2)).map(\.name) == ["stepRecovered", "mutationIntended"])
    }

    @Test func `trouble that passes is forgotten`() throws {
        var world = try World()
        world.observation = world.observation.withCluster { $0.status = "stopped" }
        try world.turn()
        world.observation = .orders()
        #expect(try world.turn().map(\.name) == ["stepRecovered", "mutationIntended"])
    }

    @Test func `another cluster of the same name is not touched`() throws {
        var world = try World()
        world.observation = world.observation.withCluster { $0.resourceIdentifier = "cluster-OTHER" }
        try world.turn()
        #expect(try world.turn(after: .minutes(2)).map(\.name) == ["paused"])
        #expect(world.intents.isEmpty)
    }

    @Test func `AWS may be unreadable for five minutes, and for ever where that passes by itself`() throws {
        var world = try World()
        let since = world.now
        func blind(_ passes: Bool) -> Look {
            Look(now: world.now, sighting: .unseen(reason: "AccessDenied", passes: passes, since: since))
        }
        world.now = since + .minutes(5) - .seconds(1)
        #expect(world.operation.decide(on: blind(false), policies: world.policies).events == [])
        world.now = since + .minutes(5)
        #expect(
            world.operation.decide(on: blind(false), policies: world.policies).events.map(\.name)
                == ["paused"])
        #expect(world.operation.decide(on: blind(true), policies: world.policies).events == [])
    }

    @Test func `a step that takes too long pauses with calls still watched`() throws {
        var world = try World()
        try world.turn()
        var creating = Instance.standIn(of: "k3f9")
        creating.status = "creating"
        let before = world.observation
        world.observation = before.adding(creating)
        try world.turn()
        #expect(try world.turn(after: .minutes(61)).map(\.name) == ["paused"])
        #expect(world.operation.cadence(at: world.now) == .normal)
        world.observation = before.adding(.standIn(of: "k3f9"))
        #expect(try world.turn().map(\.name) == ["mutationProved"])
        #expect(world.operation.cadence(at: world.now) == .never)
    }

    @Test func `an abort says what is left, also when AWS cannot be read`() throws {
        var world = try World()
        try world.turn()
        let look = Look(now: world.now, sighting: .unseen(reason: "timed out", passes: true, since: world.now))
        let decision = try world.operation.decide(
            on: .abort(reason: "wrong cluster"), by: "U0BOB", look: look, policies: world.policies)
        guard case .aborted(_, _, let left)? = decision.events.last else {
            Issue.record("\(decision.events)")
            return
        }
        #expect(left.contains { $0.contains("orders-co-k3f9") })
        let notLooked = Look(now: world.now, sighting: .notLooked)
        #expect(
            try world.operation.decide(
                on: .abort(reason: ""), by: "U0BOB", look: notLooked, policies: world.policies
            ).wants == [.observation])
    }

    @Test(arguments: ["pause", "start", "discard"]) func `an ended operation takes no instruction`(word: String) throws
    {
        var world = try World()
        try world.apply([.aborted(by: "U0BOB", reason: "", leftBehind: [])])
        let instruction: Instruction =
            switch word {
            case "pause": .pause
            case "start": .start
            default: .discard
            }
        #expect(throws: Refusal.self) {
            try world.operation.decide(
                on: instruction, by: "U0ALICE", look: world.look, policies: world.policies)
        }
    }

    @Test(.holds(.freshPlan)) func `a start binds the plan that was shown`() throws {
        let now = Observation.sampleInstant
        func plan(_ basis: PlanBasis) throws -> Plan {
            try AnyRunbook.resize(ResizeRunbook(instanceClass: "db.r6g.xlarge")).plan(
                from: basis, as: "k3f9",
                policy: PlanPolicy(), at: now)
        }
        let shown = try plan(.orders())
        let operation = try Maintenance.Operation(.planned(shown, .sample), at: now)
        func start(_ basis: PlanBasis) throws -> [String] {
            try operation.decide(
                on: .start, by: "U0ALICE",
                look: Look(now: now, sighting: .notLooked, freshPlan: try plan(basis)),
                policies: Policies(approval: ApprovalPolicy(approvers: [], operators: []))
            ).events.map(\.name)
        }
        #expect(try start(.orders()) == ["started"])
        // A figure that moved is nothing new; another finding to acknowledge is.
        let lags: [InstanceID: Span] = ["orders-2": Span(milliseconds: 40), "orders-3": Span(milliseconds: 7)]
        #expect(try start(PlanBasis.orders().with { $0.givenReplicaLag = .known(lags) }) == ["started"])
        #expect(
            try start(
                PlanBasis.orders().with {
                    $0.givenPendingMaintenance = .known([.init(resource: "orders-2", action: "os-upgrade")])
                }) == ["replanned"])
        #expect(try start(PlanBasis.orders().with { $0.otherOperation = "z9z9" }) == ["replanned"])
    }
}
