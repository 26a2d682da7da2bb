import Engine
import Maintenance
import TestSupport
import Testing

/// What reactions to a posted plan bring about.
struct PlanReactionTests {
    private func message(of plan: Plan) -> String { EngineSetup.message(of: PostID("k3f9/plan/\(plan.digest.short)")) }

    private func told(_ setup: EngineSetup) async -> [Post.Declined] {
        await setup.journal.posts.compactMap {
            guard case .declined(let why, _) = $0.content else { return nil }
            return why
        }
    }

    @Test(.holds(.chatAnswered)) func `an operator's reaction starts the plan, and the journal says who accepted what`()
        async throws
    {
        let setup = EngineSetup()
        await setup.fleet.basis { observation in
            PlanBasis.orders(observation).with {
                $0.givenPendingMaintenance = .known([.init(resource: "orders-2", action: "os-upgrade")])
            }
        }
        let operation = try await setup.failOver()
        #expect(operation.phase.name == "planned", "a warning keeps --start from starting")
        try await setup.running {
            try await setup.pass(.seconds(2))
            await setup.chat.react("arrow_forward", by: "U0OTTO", to: message(of: operation.plan))
            try await setup.wait(atMost: 10) { await setup.phase() == "running" }
        }
        #expect(
            await setup.journal.events.contains(
                .started(by: "U0OTTO", acknowledged: operation.plan.acknowledgements.map(\.check))))
    }

    @Test(arguments: ["x", "octagonal_sign"])
    func `an operator's abort discards the plan, also beside a start`(emoji: String) async throws {
        let setup = EngineSetup()
        let operation = try await setup.failOver(start: false)
        try await setup.running {
            await setup.chat.react("arrow_forward", by: "U0OTTO", to: message(of: operation.plan))
            await setup.chat.react(emoji, by: "U0ALICE", to: message(of: operation.plan))
            try await setup.wait(atMost: 10) { await setup.phase() == "discarded" }
        }
        #expect(await setup.fleet.calls.isEmpty)
    }

    @Test(arguments: [("arrow_forward", PersonID("U0MALLORY")), ("arrow_forward", "U0BOB"), ("tada", "U0ALICE")])
    func `reactions that say nothing here do nothing`(emoji: String, person: PersonID) async throws {
        let setup = EngineSetup()
        let operation = try await setup.failOver(start: false)
        try await setup.running {
            await setup.chat.react(emoji, by: person, to: message(of: operation.plan))
            try await setup.pass(.seconds(30))
        }
        #expect(await setup.phase() == "planned")
        #expect(await told(setup).isEmpty)
    }

    @Test func `a start that has to be declined is explained once, to the one who asked`() async throws {
        let setup = EngineSetup()
        await setup.fleet.basis { _ in .orders(.orders().withCluster { $0.status = "upgrading" }) }
        let operation = try await setup.failOver(start: false)
        #expect(!operation.plan.blocks.isEmpty)
        try await setup.running {
            await setup.chat.react("arrow_forward", by: "U0OTTO", to: message(of: operation.plan))
            try await setup.pass(.minutes(2))
        }
        #expect(await setup.phase() == "planned")
        let told = await setup.journal.posts.filter { if case .declined = $0.content { true } else { false } }
        #expect(told.count == 1)
        guard case .declined(.refused(let refusal), let person) = try #require(told.first).content else {
            Issue.record("\(told)")
            return
        }
        #expect(person == "U0OTTO")
        #expect(refusal.sentence.hasPrefix("k3f9 cannot start: "))
        #expect(told.first?.thread == Origin.sample.thread)
        // Read for the proposal and for the one try, not for every look at the reaction.
        #expect(await setup.fleet.plansRead == 2)
    }

    @Test func `whoever answers a plan in a channel that is shared is told once that it is not heard there`()
        async throws
    {
        let setup = EngineSetup()
        let operation = try await setup.failOver(start: false)
        await setup.chat.share()
        try await setup.running {
            await setup.chat.react("arrow_forward", by: "U0OTTO", to: message(of: operation.plan))
            try await setup.pass(.minutes(2))
        }
        #expect(await setup.phase() == "planned")
        let told = await self.told(setup)
        #expect(told.count == 1)
        guard case .refused(let refusal) = try #require(told.first) else {
            Issue.record("\(told)")
            return
        }
        #expect(refusal.sentence.hasPrefix("This channel is shared with people of another workspace or organisation: "))
        #expect(refusal.sentence.contains("Give the command in a channel"))
    }

    @Test func `a second try that is declined for another reason is explained as well`() async throws {
        let setup = EngineSetup()
        await setup.fleet.basis { _ in .orders(.orders().withCluster { $0.status = "upgrading" }) }
        let operation = try await setup.failOver(start: false)
        try await setup.running {
            await setup.chat.react("arrow_forward", by: "U0OTTO", to: message(of: operation.plan))
            try await setup.pass(.seconds(10))
            await setup.chat.takeBack("arrow_forward", from: message(of: operation.plan))
            await setup.fleet.breakSurveys(FleetError("AccessDenied", passes: false))
            try await setup.pass(.seconds(10))
            await setup.chat.react("arrow_forward", by: "U0OTTO", to: message(of: operation.plan))
            try await setup.pass(.minutes(1))
        }
        let told = await self.told(setup)
        #expect(told.count == 2)
        #expect(told.last == .unreadable("AccessDenied"))
        // After a restart the reaction is still there, and nothing new has to be said.
        let again = setup.restarted()
        try await again.running { try await again.pass(.seconds(30)) }
        #expect(await self.told(again) == told)
    }

    @Test func `a start while AWS is out of order for a while is tried again without a word`() async throws {
        let setup = EngineSetup()
        let operation = try await setup.failOver(start: false)
        await setup.fleet.breakSurveys(FleetError("Throttling", passes: true))
        try await setup.running {
            await setup.chat.react("arrow_forward", by: "U0OTTO", to: message(of: operation.plan))
            try await setup.pass(.seconds(30))
            #expect(await setup.phase() == "planned")
            await setup.fleet.breakSurveys(nil)
            try await setup.wait(atMost: 10) { await setup.phase() == "running" }
        }
        #expect(await told(setup).isEmpty)
    }

    @Test(.holds(.freshPlan))
    func `a plan that is out of date is replaced, and the reaction to the old one starts nothing`() async throws {
        let setup = EngineSetup()
        let old = try await setup.failOver(start: false)
        try await setup.running {
            try await setup.pass(.seconds(2))
            await setup.fleet.basis { observation in
                PlanBasis.orders(observation).with {
                    $0.givenPendingMaintenance = .known([.init(resource: "orders-2", action: "os-upgrade")])
                }
            }
            await setup.chat.react("arrow_forward", by: "U0OTTO", to: message(of: old.plan))
            try await setup.wait(atMost: 10, delivering: false) {
                await setup.journal.operation("k3f9")?.plan.digest != old.plan.digest
            }
            // The new plan is not in the chat yet: nobody can have accepted what it warns of.
            try await setup.pass(.seconds(30), delivering: false)
            #expect(await setup.phase() == "planned")
            try await setup.pass(.seconds(30))
            #expect(await setup.phase() == "planned")
            await setup.chat.react("arrow_forward", by: "U0OTTO", to: message(of: try await setup.operation().plan))
            try await setup.wait(atMost: 10) { await setup.phase() == "running" }
        }
    }
}
