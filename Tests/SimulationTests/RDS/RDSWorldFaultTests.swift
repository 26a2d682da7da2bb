import Simulation
import Testing

/// What goes wrong on the wire and in the region, and that it does so by the seed.
struct RDSWorldFaultTests {
    /// Resizes a reader, fails over to it, and writes down every outcome.
    private static func trace(seed: UInt64, faults: FaultPlan) -> [String] {
        var driver = RDSWorldDriver(seed: seed, faults: faults)
        var lines: [String] = []
        for turn in 0..<150 {
            let now = driver.now
            let described = driver.world.exchange(.describeDBInstances, at: now) { world throws(RDSFault) in
                try world.describeInstances(of: ["orders"], at: now).map { "\($0.identifier) \($0.status)" }
            }
            lines.append("\(now.milliseconds) \(described)")
            if turn % 50 == 10 {
                let failedOver = driver.world.exchange(.failoverDBCluster, at: now) { world throws(RDSFault) in
                    try world.failOver(cluster: "orders", at: now).status
                }
                lines.append("\(failedOver)")
            }
            if turn == 0 {
                var call = ModifyInstanceCall(identifier: "orders-3")
                call.instanceClass = "db.r6g.xlarge"
                call.appliesImmediately = true
                let modified = driver.world.exchange(.modifyDBInstance, at: now) { world throws(RDSFault) in
                    try world.modifyInstance(call, at: now).status
                }
                lines.append("\(modified)")
            }
            driver.pass(.seconds(7))
        }
        lines += driver.world.effects.map { "\($0)" }
        return lines
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
    func `the same seed gives the same trace, and another seed another`(seed: UInt64) {
        let plan = FaultPlan.swarm(seed: seed)
        #expect(Self.trace(seed: seed, faults: plan) == Self.trace(seed: seed, faults: plan))
        #expect(Self.trace(seed: seed, faults: plan) != Self.trace(seed: seed + 100, faults: plan))
    }

    @Test func `swarms differ, and together use every kind of fault`() {
        let plans = (0..<200).map { FaultPlan.swarm(seed: $0) }
        #expect(Set(plans.map(\.activeKinds)).count > 150)
        #expect(Set(plans.flatMap(\.activeKinds)).count == FaultPlan.Kind.allCases.count)
        #expect(plans.contains { $0.callLimit != nil })
    }

    @Test func `no plan, no faults`() {
        #expect(Self.trace(seed: 3, faults: .none).allSatisfy { !$0.contains("lost(") })
    }

    @Test(
        arguments: [
            (FaultPlan.Kind.throttled, "Throttling", 400), (.credentialsExpire, "ExpiredToken", 403),
        ])
    func `a call that is turned away has no effect`(kind: FaultPlan.Kind, code: String, status: Int) {
        var driver = RDSWorldDriver(faults: FaultPlan([kind: 1]))
        let exchange = driver.failOver()
        guard case .fault(let fault) = exchange.outcome else {
            Issue.record("\(exchange) is no fault")
            return
        }
        #expect(fault.code == code)
        #expect(fault.httpStatus == status)
        #expect(driver.world.effects.isEmpty)
        #expect(driver.world.calls(of: .failoverDBCluster) == 1)
    }

    @Test(
        arguments: [
            (FaultPlan.Kind.failedBefore, false), (.requestLost, false), (.replyLost, true),
        ])
    func `a lost call tells the truth only to the test`(kind: FaultPlan.Kind, executes: Bool) {
        var losses: Set<Loss> = []
        for seed in 1...40 as ClosedRange<UInt64> {
            var driver = RDSWorldDriver(seed: seed, faults: FaultPlan([kind: 1]))
            let exchange = driver.failOver()
            guard case .lost(let executed) = exchange.outcome, let loss = exchange.loss else {
                Issue.record("\(exchange) is not lost")
                return
            }
            losses.insert(loss)
            #expect(executed == executes)
            #expect(driver.world.effects.count == (executes ? 1 : 0))
            #expect((loss == .timedOut) == (exchange.latency == .seconds(15)))
        }
        let expected: Set<Loss> =
            switch kind {
            case .failedBefore: [.serverError]
            case .requestLost: [.timedOut, .connectionClosed]
            default: Set(Loss.allCases)
            }
        #expect(losses == expected)
    }

    @Test func `a call that AWS refuses and whose reply is lost was not executed`() {
        var driver = RDSWorldDriver(faults: FaultPlan([.replyLost: 1]))
        let exchange = driver.failOver(to: "orders-1")
        guard case .lost(executed: false) = exchange.outcome else {
            Issue.record("\(exchange) was executed")
            return
        }
    }

    @Test func `a denied action is refused and others are not`() {
        var plan = FaultPlan()
        plan.deniedActions = [.failoverDBCluster]
        var driver = RDSWorldDriver(faults: plan)
        guard case .fault(let fault) = driver.failOver().outcome else {
            Issue.record("not refused")
            return
        }
        #expect(fault.code == "AccessDenied")
        guard case .reply = driver.describe().outcome else {
            Issue.record("describing was refused too")
            return
        }
    }

    @Test func `the bucket lets a burst through, then what it regains`() {
        var plan = FaultPlan()
        plan.callLimit = FaultPlan.CallLimit(perSecond: 2, burst: 5)
        var driver = RDSWorldDriver(faults: plan)
        func passed(of calls: Int) -> Int {
            (0..<calls).count { _ in
                if case .reply = driver.describe().outcome { true } else { false }
            }
        }
        #expect(passed(of: 10) == 5)
        driver.pass(.seconds(1))
        #expect(passed(of: 10) == 2)
        driver.pass(.seconds(100))
        #expect(passed(of: 10) == 5)
    }

    @Test func `a stale read serves an older state that was once true`() {
        var served: Set<String> = []
        for seed in 1...30 as ClosedRange<UInt64> {
            var driver = RDSWorldDriver(seed: seed, faults: FaultPlan([.staleRead: 1]))
            _ = try? driver.world.failOver(cluster: "orders", to: "orders-2", at: driver.now)
            for _ in 0..<60 {
                driver.pass(.seconds(1))
                guard case .reply(let cluster) = driver.describe().outcome else { continue }
                let truth = try? driver.world.describeCluster("orders", at: driver.now)
                served.insert(cluster == truth ? "true" : "older")
            }
        }
        #expect(served == ["true", "older"])
    }

    @Test func `without capacity a creation is refused at once or ends in insufficient-capacity`() throws {
        var ends: Set<String> = []
        for seed in 1...30 as ClosedRange<UInt64> {
            var driver = RDSWorldDriver(seed: seed, faults: FaultPlan([.noCapacity: 1]))
            do throws(RDSFault) {
                _ = try driver.create()
                driver.settle()
                ends.insert(driver.instance("orders-4")?.status ?? "-")
                #expect(driver.world.effects[0].hasFailed)
                _ = try driver.delete("orders-4")
                driver.settle()
                #expect(driver.instance("orders-4") == nil)
            } catch {
                ends.insert(error.code)
            }
        }
        #expect(ends == ["insufficient-capacity", "InsufficientDBInstanceCapacity"])
    }

    @Test(
        arguments: [
            (FaultPlan.Kind.failoverFails, "orders-1", true), (.failoverGoesElsewhere, "orders-3", false),
        ])
    func `a failover can end otherwise than asked`(kind: FaultPlan.Kind, writer: String, fails: Bool) throws {
        var driver = RDSWorldDriver(faults: FaultPlan([kind: 1]))
        _ = try driver.world.failOver(cluster: "orders", to: "orders-2", at: driver.now)
        let statuses = try driver.settle { try $0.cluster().status }
        #expect(statuses == ["available", "failing-over", "available"])
        #expect(try driver.cluster().writer == writer)
        #expect(driver.world.effects[0].hasFailed == fails)
    }

    @Test func `a slow failover takes minutes`() throws {
        var driver = RDSWorldDriver(faults: FaultPlan([.failoverIsSlow: 1]))
        _ = try driver.world.failOver(cluster: "orders", to: "orders-2", at: driver.now)
        driver.settle()
        #expect(try #require(driver.world.effects[0].span) >= .seconds(50))
        #expect(try driver.cluster().writer == "orders-2")
    }

    @Test(
        arguments: [
            (FaultPlan.Kind.classChangedByHand, RDSAction.modifyDBInstance, Effect.Actor.somebodyElse),
            (.failedOverByHand, .failoverDBCluster, .somebodyElse),
            (.readerDeletedByHand, .deleteDBInstance, .somebodyElse),
            (.autoscalerAdds, .createDBInstance, .autoscaler),
        ])
    func `somebody else acts after the caller did, and the log says who`(
        kind: FaultPlan.Kind, action: RDSAction, actor: Effect.Actor
    ) throws {
        var driver = RDSWorldDriver(seed: 3, faults: FaultPlan([kind: 1]))
        _ = try driver.modify("orders-2", tier: 3)
        driver.settle()
        let foreign = driver.world.effects.filter { $0.actor != .caller }
        #expect(foreign.map(\.action) == [action])
        #expect(foreign.map(\.actor) == [actor])
        #expect(driver.world.calls(of: action) == (action == .modifyDBInstance ? 1 : 0))
    }

    @Test func `in the quiet failovers succeed and nobody interferes`() throws {
        var plan = FaultPlan([.failoverFails: 1, .autoscalerAdds: 1])
        plan.quietFrom = RegionScript().start
        var driver = RDSWorldDriver(faults: plan)
        _ = try driver.world.failOver(cluster: "orders", to: "orders-2", at: driver.now)
        driver.settle()
        #expect(try driver.cluster().writer == "orders-2")
        #expect(driver.world.effects.count == 1)
    }

    @Test func `from the quiet on nothing goes wrong any more`() {
        var plan = FaultPlan([.throttled: 1])
        plan.quietFrom = RegionScript().start + .seconds(60)
        var driver = RDSWorldDriver(faults: plan)
        if case .reply = driver.describe().outcome { Issue.record("no fault before the quiet") }
        driver.pass(.seconds(60))
        if case .reply = driver.describe().outcome { return }
        Issue.record("a fault in the quiet")
    }
}

extension RDSWorldDriver {
    fileprivate mutating func failOver(to target: String? = "orders-2") -> Exchange<SimulatedCluster> {
        let now = now
        return world.exchange(.failoverDBCluster, at: now) { world throws(RDSFault) in
            try world.failOver(cluster: "orders", to: target, at: now)
        }
    }

    fileprivate mutating func describe() -> Exchange<SimulatedCluster> {
        let now = now
        return world.exchange(.describeDBClusters, at: now) { world throws(RDSFault) in
            try world.describeCluster("orders", at: now)
        }
    }
}
