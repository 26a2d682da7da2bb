import Maintenance
import TestSupport
import Testing

/// What people set on an operation: where it stops, what it does again or leaves out, how long a step may take.
@Suite struct ControlTests {
    private static let standIn = Instance.standIn(of: "k3f9")

    /// A resize whose stand-in is made and writes: the next thing is to change the class of the members.
    private func changing() throws -> World {
        var world = try World()
        try world.reachGate()
        world.react("white_check_mark", as: "U0BOB")
        try world.turn()
        world.gate = nil
        world.observation = world.observation.writing("orders-co-k3f9")
        try world.turn()
        return world
    }

    private func names(_ events: [Event]) -> [String] { events.map(\.name) }

    @Test func `held before a step it pauses there, and letting it go on uses the hold up`() throws {
        var world = try World()
        #expect(try names(world.instruct(.hold(before: "fail-over"))) == ["held"])
        try world.turn()
        world.observation = world.observation.adding(Self.standIn)
        world.safety = .sample()
        let events = try world.turn()
        #expect(names(events) == ["mutationProved", "stepCompleted", "paused"])
        #expect(events.last == .paused(.hold("fail-over", by: "U0ALICE")))
        #expect(try world.turn(after: .minutes(600)) == [])
        #expect(try names(world.instruct(.resume, as: "U0DAVE")) == ["resumed"])
        #expect(world.operation.controls.holds == [:])
        #expect(try names(world.turn()) == ["stepStarted", "gateOpened"])
    }

    @Test func `a hold set before the start holds before the first step`() throws {
        var world = try World(planned: nil)
        try world.instruct(.hold(before: "create-stand-in"))
        try world.apply([.started(by: "U0ALICE", acknowledged: [])])
        #expect(try world.turn() == [.paused(.hold("create-stand-in", by: "U0ALICE"))])
        try world.instruct(.resume)
        #expect(try names(world.turn()) == ["stepStarted", "mutationIntended"])
    }

    @Test func `a hold taken back holds nothing`() throws {
        var world = try World()
        try world.instruct(.hold(before: "create-stand-in"))
        #expect(try names(world.instruct(.unhold(before: "create-stand-in"))) == ["unheld"])
        #expect(try names(world.turn()) == ["stepStarted", "mutationIntended"])
    }

    @Test func `a hold taken back while it is paused there lets nothing go on by itself`() throws {
        var world = try World()
        try world.instruct(.hold(before: "create-stand-in"))
        try world.turn()
        try world.instruct(.unhold(before: "create-stand-in"))
        #expect(try world.turn(after: .minutes(5)) == [])
        try world.instruct(.resume)
        #expect(try names(world.turn()) == ["stepStarted", "mutationIntended"])
    }

    @Test func `a pause by a person leaves the holds as they are`() throws {
        var world = try World()
        try world.instruct(.hold(before: "fail-over"))
        try world.instruct(.pause)
        try world.instruct(.resume)
        #expect(world.operation.controls.holds == ["fail-over": "U0ALICE"])
    }

    @Test func `a hold that makes no sense is refused with what would`() throws {
        var world = try World()
        try world.turn()
        #expect(
            world.refusal(of: .hold(before: "create-stand-in"))
                == "“Create stand-in orders-co-k3f9” has begun already. `pause k3f9` holds it now.")
        #expect(
            world.refusal(of: .hold(before: "failover"))
                == "k3f9 has no step “failover”. Its steps are `create-stand-in`, `fail-over`, `change-class`, "
                + "`fail-back`, `delete-stand-in`, `verify`.")
        try world.instruct(.hold(before: "verify"))
        #expect(
            world.refusal(of: .hold(before: "verify"))
                == "k3f9 stops before “Verify members, classes, parameters” already.")
        #expect(
            world.refusal(of: .unhold(before: "fail-back"))
                == "k3f9 was not to stop before “Fail back orders-co-k3f9 → orders-1”. It stops before `verify`.")
        world = try changing()
        #expect(
            world.refusal(of: .hold(before: "fail-over"))
                == "“Fail over orders-1 → orders-co-k3f9” is done already.")
    }

    @Test func `a step done again asks anew where it is gated, and the approval of before counts nothing`() throws {
        var world = try changing()
        let first = try #require(world.operation.progress?.gates.first)
        // Somebody moved the role back, and the members are to be changed without the writer.
        world.observation = world.observation.writing("orders-1")
        try world.instruct(.pause)
        #expect(try names(world.instruct(.reset(to: "fail-over"))) == ["reset"])
        let progress = try #require(world.operation.progress)
        #expect(["fail-over", "change-class", "fail-back"].allSatisfy { progress.steps[$0] == .waiting })
        #expect(progress.isDone("create-stand-in"))
        try world.instruct(.resume)
        // The failover that was proved may still show its old answers.
        #expect(try names(world.turn()) == ["stepStarted"])
        let events = try world.turn(after: .minutes(5))
        #expect(names(events).last == "gateOpened")
        let second = try world.requireGate()
        #expect(second.id != first.id && second.state == .opening)
        #expect(try world.turn() == [])
    }

    @Test(.holds(.resetForgetsNothing)) func `a step done again that is as it should be asks nobody`() throws {
        var world = try changing()
        try world.instruct(.pause)
        try world.instruct(.reset(to: "create-stand-in"))
        try world.instruct(.resume)
        let events = try world.turn()
        #expect(names(events).filter { $0 == "stepCompleted" }.count == 2)
        #expect(!names(events).contains("gateOpened") && !names(events).contains("gateApproved"))
    }

    @Test(.holds(.resetWhilePaused)) func `a call that is outstanding is not lost and not made twice`() throws {
        var world = try World()
        try world.turn()
        let call = try #require(world.operation.progress?.outstanding.first)
        try world.instruct(.pause)
        try world.instruct(.reset(to: "create-stand-in"))
        #expect(world.operation.progress?.outstanding == [call])
        try world.instruct(.resume)
        #expect(try names(world.turn()) == ["stepStarted"])
        world.observation = world.observation.adding(Self.standIn)
        #expect(try world.turn().first == .mutationProved(call.id))
    }

    @Test func `a failover that is outstanding is waited for before anybody is asked again`() throws {
        var world = try World()
        try world.reachGate()
        world.react("white_check_mark", as: "U0BOB")
        try world.turn()
        world.gate = nil
        let call = try #require(world.operation.progress?.outstanding.first)
        try world.instruct(.pause)
        try world.instruct(.reset(to: "create-stand-in"))
        try world.instruct(.resume)
        #expect(try names(world.turn()).contains("gateOpened") == false)
        #expect(try world.turn(after: .minutes(2)) == [])
        world.now = try #require(call.settlesAt)
        #expect(try names(world.turn()) == ["mutationUnproved", "gateOpened"])
    }

    @Test(.holds(.resetWhilePaused)) func `a reset that makes no sense is refused with what would`() throws {
        var world = try World()
        #expect(world.refusal(of: .reset(to: "fail-over")) == "k3f9 is running. `pause k3f9` first.")
        try world.instruct(.pause)
        #expect(
            world.refusal(of: .reset(to: "fail-over"))
                == "“Fail over orders-1 → orders-co-k3f9” has not been begun, so there is nothing to do again.")
        #expect(world.refusal(of: .reset(to: "nowhere"))?.hasPrefix("k3f9 has no step “nowhere”.") == true)
        world = try World(planned: nil)
        #expect(
            world.refusal(of: .reset(to: "fail-over"))
                == "k3f9 has not been started: there is nothing to do again, and nothing to leave out.")
    }

    @Test(.holds(.resetWhilePaused)) func `nothing is reset after the end`() throws {
        var world = try changing()
        try world.instruct(.abort(reason: "enough"))
        #expect(world.refusal(of: .reset(to: "fail-over"))?.contains("k3f9 is over") == true)
        #expect((try? world.apply([.reset(to: "fail-over", by: "U0ALICE")])) == nil, "the machine refuses it as well")
        #expect(try world.turn() == [])
    }

    /// A resize that has only its stand-in to delete and the whole to verify; paused.
    private func almostDone() throws -> World {
        var world = try changing()
        world.observation = ["orders-1", "orders-2", "orders-3"].reduce(world.observation) {
            $0.with($1) { $0.instanceClass = "db.r6g.xlarge" }
        }
        world.observation = world.observation.writing("orders-1")
        try world.turn(after: .minutes(5))
        #expect(world.operation.progress?.isDone("fail-back") == true)
        return world
    }

    @Test func `a step that a person took over is left out, with who said why`() throws {
        var world = try almostDone()
        try world.apply([.mutationRefused(try #require(world.operation.progress?.outstanding.first?.id), "no")])
        try world.instruct(.pause)
        let skip = Instruction.skip("delete-stand-in", reason: "kept for a test")
        #expect(
            try world.instruct(skip) == [.stepSkipped("delete-stand-in", by: "U0ALICE", reason: "kept for a test")])
        #expect(
            world.refusal(of: skip) == "“Delete the stand-in” is done already.")
        try world.instruct(.skip("verify", reason: "done by hand"))
        try world.instruct(.resume)
        #expect(try world.turn() == [.completed])
        #expect(world.intents == [])
    }

    @Test func `a step that AWS is still at cannot be left out`() throws {
        var world = try almostDone()
        #expect(world.intents == [.deleteStandIn("orders-co-k3f9")])
        try world.instruct(.pause)
        #expect(
            world.refusal(of: .skip("delete-stand-in", reason: "no"))
                == "AWS is still at “Delete the stand-in”: wait until it is through with it.")
        let skipped = Event.stepSkipped("delete-stand-in", by: "U0ALICE", reason: "no")
        #expect((try? world.apply([skipped])) == nil, "the machine refuses it as well")
    }

    @Test func `only what nothing depends on can be left out`() throws {
        var world = try World()
        #expect(world.refusal(of: .skip("verify", reason: "no")) == "k3f9 is running. `pause k3f9` first.")
        try world.instruct(.pause)
        for step in world.operation.plan.steps {
            let sentence = world.refusal(of: .skip(step.id, reason: "done by hand"))
            let event = Event.stepSkipped(step.id, by: "U0ALICE", reason: "done by hand")
            var copy = world
            if ["delete-stand-in", "verify"].contains(step.id) {
                #expect(sentence == nil)
            } else {
                #expect(
                    sentence == "“\(step.title)” cannot be left out: what comes after depends on it. "
                        + "Those that can: `delete-stand-in`, `verify`.")
                #expect((try? copy.apply([event])) == nil)
            }
        }
        #expect(
            world.refusal(of: .skip("verify", reason: ""))
                == "Say why, for the record: `skip k3f9 verify done by hand`.")
    }

    @Test func `a step that was left out can be done after all`() throws {
        var world = try almostDone()
        try world.instruct(.pause)
        try world.instruct(.skip("verify", reason: "done by hand"))
        #expect(try names(world.instruct(.reset(to: "verify"))) == ["reset"])
        #expect(world.operation.progress?.isDone("verify") == false)
    }

    static let timeouts: [(Span?, Span)] = [
        (nil, .minutes(60)), (.minutes(90), .minutes(90)), (.minutes(20), .minutes(20)),
    ]

    @Test(arguments: timeouts) func `a step may take as long as people said, else as the plan says`(
        said: Span?, limit: Span
    ) throws {
        var world = try World()
        try world.turn()
        world.observation = world.observation.adding(Self.standIn).with("orders-co-k3f9") { $0.status = "creating" }
        try world.turn()
        if let said { #expect(try world.instruct(.timeout(said)) == [.patienceChanged(said, by: "U0ALICE")]) }
        let begun = try #require(
            world.operation.progress?.finished.first?.intent ?? world.operation.progress?.outstanding.first
        )
        .decidedAt
        world.now = begun + limit - .seconds(3)
        #expect(try world.turn() == [])
        let events = try world.turn()
        #expect(names(events) == ["paused"])
        guard case .paused(.overdue("create-stand-in", _))? = events.last else {
            Issue.record("\(events)")
            return
        }
    }

    @Test func `the time is set before the start, while it runs and while it is paused, and not after`() throws {
        var world = try World(planned: nil)
        try world.instruct(.timeout(.minutes(10)))
        try world.apply([.started(by: "U0ALICE", acknowledged: [])])
        try world.instruct(.timeout(.minutes(20)))
        try world.instruct(.pause)
        try world.instruct(.timeout(.minutes(30)))
        #expect(world.operation.controls.patience == .minutes(30))
        try world.instruct(.abort(reason: "no"))
        #expect(world.refusal(of: .timeout(.minutes(40)))?.contains("is over") == true)
    }
}
