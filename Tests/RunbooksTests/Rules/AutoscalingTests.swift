import Maintenance
import Runbooks
import TestSupport
import Testing

/// Autoscaling is held while a cluster is worked on, where that was asked for, and is as before when it is over.
@Suite struct AutoscalingTests {
    private typealias Suspension = ReaderScaling.Suspension

    private static let question = ReaderScalingQuestion(of: .orders)
    private static let partly = Suspension(schedule: true)
    private static let suspend = AnyMutation(SetScalingSuspension(of: "orders", to: .all))
    private static let restore = AnyMutation(SetScalingSuspension(of: "orders", to: partly))

    private static func seen(_ suspension: Suspension) -> Observation {
        seen(.known(ReaderScaling(minimum: 2, maximum: 8, suspension: suspension)))
    }
    private static func seen(_ scaling: Reading<ReaderScaling?>) -> Observation {
        Observation.orders().seeing { $0.give(question, scaling) }
    }

    static let suspending: [Case] = [
        Case("nobody looked", .orders(), .blocked("is not read")),
        Case("nothing scales it any more", seen(.known(nil)), .satisfied),
        Case("as in the plan", seen(partly), .ready([suspend])),
        Case("asked for", seen(partly), asked: [suspend], .inProgress("what is suspended")),
        Case("suspended", seen(.all), .satisfied),
        Case("somebody else changed it", seen(.none), .blocked("since the plan was made: nothing is suspended now")),
    ]

    @Test(arguments: suspending) func `suspending autoscaling`(row: Case) {
        row.check(AnyStep(SuspendScalingStep(Self.partly)))
    }

    static let restoring: [Case] = [
        Case("nobody looked", .orders(), .blocked("is not read")),
        Case("nothing scales it any more", seen(.known(nil)), .satisfied),
        Case("suspended", seen(.all), .ready([restore])),
        Case("asked for", seen(.all), asked: [restore], .inProgress("what is suspended")),
        Case("as before", seen(partly), .satisfied),
        Case(
            "somebody else changed it", seen(Suspension(removal: true, addition: true)),
            .blocked("the removal and the addition are suspended now")),
    ]

    @Test(arguments: restoring) func `putting autoscaling back as it was`(row: Case) {
        row.check(AnyStep(RestoreScalingStep(Self.partly)))
    }

    @Test func `who suspends it by hand puts it back by hand`() {
        let work = AnyStep(RestoreScalingStep(Self.partly))
            .adjusted(forSkipped: AnyStep(SuspendScalingStep(Self.partly)))
        Case("suspended by somebody", Self.seen(.all), .satisfied).check(work)
    }

    @Test func `only what AWS shows proves a change of what is suspended`() {
        let call = CallRecord(decidedAt: Observation.sampleInstant, wasAccepted: true)
        #expect(Self.suspend.proof(in: Self.seen(.all), of: call) == .done)
        #expect(Self.suspend.proof(in: Self.seen(.none), of: call) == .none)
        #expect(Self.suspend.proof(in: .orders(), of: call) == .none)
        #expect(Self.suspend.gate == nil && Self.suspend.base.disturbance == .none)
    }

    private static func plan(
        _ request: AnyRunbook, _ scaling: Reading<ReaderScaling?>, _ shape: ClusterShape = .three
    ) throws -> Plan {
        try Planning.plan(request, shape.basis.with { $0.givenReaderScaling = scaling })
    }
    private static let scaled = Reading<ReaderScaling?>.known(ReaderScaling(minimum: 1, maximum: 8, suspension: partly))

    static let requests: [AnyRunbook] = [
        .resize(ResizeRunbook(instanceClass: "db.r6g.xlarge", autoscaling: .suspended)),
        .failover(FailoverRunbook(autoscaling: .suspended)), .cycle(CycleRunbook(autoscaling: .suspended)),
        .reboot(RebootRunbook(instance: "orders-2", autoscaling: .suspended)),
        .storage(StorageRunbook(type: "aurora-iopt1", autoscaling: .suspended)),
    ]

    @Test(arguments: requests) func `it is suspended first and put back before the whole is verified`(
        request: AnyRunbook
    ) throws {
        let plan = try Self.plan(request, Self.scaled)
        GoldenPlans.checkOrder(plan)
        let ids = plan.steps.map(\.id)
        #expect(ids.first == "suspend-scaling" && ids.suffix(2) == ["restore-scaling", "verify"])
        #expect(plan.works(of: SuspendScalingStep.self) == [SuspendScalingStep(Self.partly)])
        #expect(plan.works(of: RestoreScalingStep.self) == [RestoreScalingStep(Self.partly)])
        #expect(plan[check: "reader-scaling"].map(\.severity) == [.info])
        #expect(plan[check: "reader-scaling"][0].text.contains("is suspended by the first step"))
    }

    @Test func `what is suspended already is not touched, and neither is what is not there`() throws {
        for scaling in [ReaderScaling(minimum: 1, maximum: 8, suspension: .all), nil] {
            let plan = try Self.plan(Self.requests[0], .known(scaling))
            #expect(plan.works(of: SuspendScalingStep.self) == [] && plan.works(of: RestoreScalingStep.self) == [])
            #expect(plan[check: "reader-scaling"].map(\.severity) == [.info])
        }
    }

    @Test func `what cannot be read cannot be suspended, and the plan does not start`() throws {
        let plan = try Self.plan(Self.requests[0], .unavailable("denied"))
        #expect(plan.blocks.map(\.check) == ["reader-scaling"])
        let left = try Self.plan(.resize(ResizeRunbook(instanceClass: "db.r6g.xlarge")), .unavailable("denied"))
        #expect(left.blocks == [])
    }

    @Test func `of a cluster that has no reader yet it is suspended as well`() throws {
        let plan = try Self.plan(.cycle(CycleRunbook(autoscaling: .suspended)), Self.scaled, .one)
        #expect(plan.steps.first?.id == "suspend-scaling")
        let asked = CycleRunbook(autoscaling: .suspended).questions(
            in: QuestionContext(target: .orders), seeing: .orders(members: 1))
        #expect(asked.contains(AnyQuestion(Self.question)))
    }

    @Test func `the option is named where autoscaling may act, and nowhere else`() throws {
        func told(_ scaling: Reading<ReaderScaling?>) throws -> Bool {
            try Self.plan(.cycle(CycleRunbook()), scaling)[check: "reader-scaling"].contains {
                $0.text.contains("`--suspend-autoscaling`")
            }
        }
        #expect(try told(Self.scaled))
        #expect(try !told(.known(ReaderScaling(minimum: 1, maximum: 8, suspension: .all))))
        #expect(try !told(.known(nil)) && !told(.unavailable("denied")))
    }

    @Test func `a stop says that autoscaling is suspended, and what puts it back`() throws {
        let plan = try Self.plan(Self.requests[3], Self.scaled)
        let words = [
            "Autoscaling of the readers of orders is suspended: `rollback k3f9` puts it back as it was, with what else was changed."
        ]
        #expect(try plan.leftBehind(seeing: Self.seen(.all), proved: [Self.suspend]) == words)
        // The steps under way do not ask.
        #expect(try plan.leftBehind(seeing: .orders(), proved: [Self.suspend]) == words)
        #expect(try plan.leftBehind(seeing: .orders()) == [])
        #expect(try plan.leftBehind(seeing: Self.seen(Self.partly), proved: [Self.suspend, Self.restore]) == [])
    }

    private static func wayBack(_ observation: Observation) throws -> Plan {
        let request = RollbackRunbook(
            operation: "k3f9", before: .cluster(RollbackPlanTests.beginning(.orders())), standIn: nil,
            aftermath: Aftermath(scaling: partly))
        return try Planning.plan(
            .rollback(request),
            ClusterShape("", observation).basis.with { basis in
                if observation.hasAsked(AnyQuestion(question)) { basis.givenReaderScaling = observation[question] }
            }, as: "r0ll")
    }

    @Test func `a rollback puts back what the operation suspended, and nothing that somebody else set`() throws {
        let back = try Self.wayBack(Self.seen(.all))
        #expect(back.steps.map(\.id) == ["restore-scaling", "verify"])
        #expect(back.works(of: RestoreScalingStep.self) == [RestoreScalingStep(Self.partly)])
        #expect(back[check: "reader-scaling"].map(\.text).first?.contains("put back as it was") == true)
        #expect(try Self.wayBack(Self.seen(Self.partly)).isEmpty)
        let changed = try Self.wayBack(Self.seen(.none))
        #expect(changed.isEmpty && changed[check: "autoscaling"].map(\.severity) == [.acknowledge])
        let unread = try Self.wayBack(Self.seen(.unavailable("denied")))
        #expect(unread[check: "autoscaling"].map(\.severity) == [.acknowledge])
    }

    @Test func `the way back knows what was suspended before`() throws {
        let plan = try Self.plan(Self.requests[3], Self.scaled)
        #expect(try plan.wayBack(after: [Self.suspend])?.aftermath?.scaling == Self.partly)
        #expect(try plan.wayBack(after: [])?.aftermath?.scaling == nil)
    }

    @Test func `nothing scales the readers of an RDS instance`() {
        #expect(
            Planning.refusal {
                try Self.plan(
                    .reboot(RebootRunbook(instance: "orders", autoscaling: .suspended)), .known(nil),
                    ClusterShape("", .instance()))
            }?.hasSuffix("Leave out `--suspend-autoscaling`.") == true)
    }
}

extension Plan {
    /// The way back of an operation with this plan that stopped in its first step.
    fileprivate func wayBack(after proved: [AnyMutation]) throws -> RollbackRunbook? {
        let origin = Origin(requester: "U0ALICE", channel: "C0DBAOPS", thread: "1.0", command: "resize")
        let now = Observation.sampleInstant
        var operation = try Operation(.planned(self, origin), at: now)
        _ = try operation.apply(.started(by: "U0ALICE", acknowledged: []), at: now)
        _ = try operation.apply(.stepStarted(steps[0].id), at: now)
        for (index, mutation) in proved.enumerated() {
            let id = IntentID("k3f9-\(index + 1)")
            let intent = Intent(id: id, step: steps[0].id, mutation: mutation, approval: nil, decidedAt: now)
            _ = try operation.apply(.mutationIntended(intent), at: now)
            _ = try operation.apply(.mutationProved(id), at: now)
        }
        return try RollbackRunbook(after: operation, isPreview: true)
    }
}
