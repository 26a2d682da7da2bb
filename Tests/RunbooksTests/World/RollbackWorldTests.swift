import Maintenance
import Runbooks
import TestSupport
import Testing

/// From wherever a resize stopped, its rollback brings the cluster back to the beginning.
@Suite struct RollbackWorldTests {
    static let shapes = ResizeWorldTests.shapes

    @Test(.holds(.writerNeverDeleted, .rollbackRestores), arguments: shapes)
    func `after every prefix of a resize the rollback leads back to the beginning`(
        shape: ResizePlanTests.Shape
    ) throws {
        var run = PureRun(try shape.plan(), on: PureWorld(shape.observation))
        var seen: Set<String> = []
        for _ in 0..<120 {
            var world = run.world
            world.settle()
            if seen.insert(Self.state(world.truth)).inserted { try checkWayBack(from: world, of: run.plan, shape) }
            if run.isOver { break }
            run.turn()
        }
        #expect(run.isOver && seen.count > 1)
    }

    private static func state(_ observation: Observation) -> String {
        observation.instances.map { "\($0.identifier) \($0.instanceClass)" }.joined(separator: " ")
            + " \(observation.writer ?? "")"
    }

    static func rollback(of plan: Plan, on world: PureWorld) throws -> Plan {
        let request = RollbackRunbook(
            operation: plan.operation, before: try #require(plan.beginning), standIn: plan.standIn?.identifier)
        return try Planning.plan(.rollback(request), ClusterShape("", world.truth).basis, as: "r0ll")
    }

    private func checkWayBack(from world: PureWorld, of plan: Plan, _ shape: ResizePlanTests.Shape) throws {
        let way = try Self.rollback(of: plan, on: world)
        let state = Self.state(world.truth)
        #expect(way.blocks == [] && way[check: "not-undone"] == [], "\(state)")
        let isBack = Self.state(world.truth) == Self.state(shape.observation)
        #expect(way.isEmpty == isBack, "\(state)")
        var run = PureRun(way, on: world)
        run.finish()
        run.world.settle()
        #expect(run.isOver && run.blocks == [], "\(state): \(run.blocks)")
        #expect(run.world.harm == [] && run.breaches == [], "\(state)")
        #expect(Self.state(run.world.truth) == Self.state(shape.observation), "\(state)")
        // Where it stops on its own way, what is named leads on.
        try checkStops(of: way, from: world, shape)
    }

    /// A rollback that is stopped names what it leaves, and another one of the same operation ends it.
    private func checkStops(of way: Plan, from world: PureWorld, _ shape: ResizePlanTests.Shape) throws {
        let request = try #require(way.runbook.base as? RollbackRunbook)
        var run = PureRun(way, on: world)
        for _ in 0..<120 where !run.isOver {
            run.turn()
            var stopped = run.world
            stopped.settle()
            let now = stopped.truth
            let sentences = try leftBehind(way, now)
            let owners =
                [
                    (request.standIn, "k3f9"),
                    (way.steps.contains { $0.id == "delete-new-stand-in" } ? "orders-co-r0ll" : nil, "r0ll"),
                ] as [(InstanceID?, String)]
            for case (let standIn?, let owner) in owners where now[standIn] != nil {
                #expect(sentences.contains { $0.contains("`cleanup \(owner)`") }, "\(sentences)")
            }
            guard case .cluster(let before) = request.before else { continue }
            let isLeft = before.classes.contains { name, wanted in now[name]?.instanceClass != wanted }
            #expect(sentences.contains { $0.contains("`rollback k3f9`") } == isLeft, "\(sentences)")
            if now.writer != shape.observation.writer {
                #expect(sentences.contains { $0.contains("`failover orders --to") }, "\(sentences)")
            }
        }
    }

    private func leftBehind(_ plan: Plan, _ observation: Observation) throws -> [String] {
        let origin = Origin(requester: "U0ALICE", channel: "C0DBAOPS", thread: "1.0", command: "rollback k3f9")
        var operation = try Operation(.planned(plan, origin), at: Observation.sampleInstant)
        _ = try operation.apply(.started(by: "U0ALICE", acknowledged: []), at: Observation.sampleInstant)
        return operation.leftBehind(seeing: observation)
    }
}
