import Maintenance
import Runbooks
import TestSupport
import Testing

/// Whole operations on a pure world, stepped through, broken off and taken up at every point.
@Suite struct ResizeWorldTests {
    static let shapes = ResizePlanTests.shapes.filter { shape in
        guard let plan = try? shape.plan() else { return false }
        return plan.blocks.isEmpty && !plan.isEmpty
    }

    private static func run(_ shape: ResizePlanTests.Shape) throws -> PureRun {
        PureRun(try shape.plan(), on: PureWorld(shape.observation))
    }

    private static func prefixes(of shape: ResizePlanTests.Shape) throws -> [PureRun] {
        var run = try run(shape)
        var prefixes = [run]
        for _ in 0..<120 where !run.isOver {
            run.turn()
            prefixes.append(run)
        }
        return prefixes
    }

    /// Members that no resize touches: those of autoscaling, serverless ones and stand-ins of others.
    private static func isLeftAlone(_ instance: Instance) -> Bool {
        instance.isAutoscaled || instance.isServerless || instance.tags.contains { $0.value == "x1y2" }
    }

    /// A stable order: parallel calls may be made in another one.
    private static func sorted(_ calls: [AnyMutation]) -> [String] { calls.map { "\($0)" }.sorted() }

    private static func check(
        _ run: PureRun, _ shape: ResizePlanTests.Shape, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(run.isOver, "\(run.blocks)", sourceLocation: sourceLocation)
        #expect(run.world.harm == [], sourceLocation: sourceLocation)
        #expect(run.breaches == [], sourceLocation: sourceLocation)
        let now = run.world.truth
        #expect(now.writer == shape.observation.writer, sourceLocation: sourceLocation)
        #expect(
            now.instances.map(\.identifier) == shape.observation.instances.map(\.identifier),
            sourceLocation: sourceLocation)
        for instance in now.instances {
            let isLeftOut =
                shape.exclude.contains(instance.identifier) || isLeftAlone(instance)
            let expected = isLeftOut ? shape.observation[instance.identifier]?.instanceClass : "db.r6g.xlarge"
            #expect(instance.instanceClass == expected, sourceLocation: sourceLocation)
        }
    }

    @Test(arguments: shapes) func `a resize ends as planned with no call too many`(shape: ResizePlanTests.Shape) throws
    {
        var run = try ResizeWorldTests.run(shape)
        run.finish()
        ResizeWorldTests.check(run, shape)
        #expect(run.blocks == [])
        let failovers = run.plan.steps.count { $0.isGated }
        #expect(run.world.calls.count { $0.isGated } == failovers)
        let changed = run.plan.changes.reduce(0) { $0 + $1.instances.count }
        #expect(run.world.calls.count == failovers + changed + (run.plan.standIn == nil ? 0 : 2))
    }

    @Test(arguments: shapes) func `taken up at any point it makes the same calls`(shape: ResizePlanTests.Shape) throws {
        let prefixes = try ResizeWorldTests.prefixes(of: shape)
        let whole = ResizeWorldTests.sorted(try #require(prefixes.last).world.calls)
        for var run in prefixes {
            // The bot was away: AWS went on by itself.
            run.world.settle()
            run.finish()
            ResizeWorldTests.check(run, shape)
            #expect(ResizeWorldTests.sorted(run.world.calls) == whole)
        }
    }

    @Test(.holds(.freshPlan), arguments: shapes) func `what a person does by hand is not done again`(
        shape: ResizePlanTests.Shape
    ) throws {
        let prefixes = try ResizeWorldTests.prefixes(of: shape)
        let whole = ResizeWorldTests.sorted(try #require(prefixes.last).world.calls)
        for var run in prefixes {
            run.letPersonDoTheNextCalls()
            run.finish()
            ResizeWorldTests.check(run, shape)
            #expect(ResizeWorldTests.sorted(run.world.calls) == whole)
        }
    }

    @Test(arguments: shapes) func `asking twice gives the same answer`(shape: ResizePlanTests.Shape) throws {
        for run in try ResizeWorldTests.prefixes(of: shape) where !run.isOver {
            let work = run.plan.steps[run.done].work
            let first = work.assess(seeing: run.world.shown, outstanding: [])
            #expect(work.assess(seeing: run.world.shown, outstanding: []) == first)
        }
    }

    @Test(arguments: shapes) func `stopped at any point, the commands that are named lead out`(
        shape: ResizePlanTests.Shape
    ) throws {
        for var run in try ResizeWorldTests.prefixes(of: shape) {
            run.world.settle()
            let operation = try started(run.plan)
            let sentences = operation.leftBehind(seeing: run.world.truth)
            var world = run.world
            for command in sentences.flatMap(commands) {
                world = try obey(command, on: world)
            }
            #expect(world.harm == [], "\(sentences)")
            #expect(world.truth.writer == shape.observation.writer, "\(sentences)")
            #expect(world.truth["orders-co-k3f9"] == nil, "\(sentences)")
            #expect(operation.leftBehind(seeing: world.truth) == [], "\(sentences)")
        }
    }

    private func started(_ plan: Plan) throws -> Maintenance.Operation {
        let origin = Origin(requester: "U0ALICE", channel: "C0DBAOPS", thread: "1.0", command: "resize")
        var operation = try Operation(.planned(plan, origin), at: Observation.sampleInstant)
        _ = try operation.apply(.started(by: "U0ALICE", acknowledged: []), at: Observation.sampleInstant)
        return operation
    }

    /// What stands between backticks.
    private func commands(in sentence: String) -> [String] {
        sentence.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 1 }.map { String($0.element) }
    }

    /// Plans what the command says, as a person would, and runs it.
    private func obey(_ command: String, on world: PureWorld) throws -> PureWorld {
        let words = command.split(separator: " ").map(String.init)
        let request: AnyRunbook
        switch words[0] {
        case "failover":
            #expect(words[1] == "orders" && words[2] == "--to")
            request = .failover(FailoverRunbook(to: InstanceID(words[3])))
        case "cleanup":
            request = .cleanup(
                CleanupRunbook(operation: OperationID(words[1]), standIn: InstanceID("orders-co-\(words[1])")))
        case "resize":
            #expect(words[1] == "orders")
            let excluded = zip(words, words.dropFirst()).filter { $0.0 == "--exclude" }.map { InstanceID($0.1) }
            request = .resize(ResizeRunbook(instanceClass: InstanceClass(words[2]), exclude: excluded))
        default:
            Issue.record("“\(command)” is not a command")
            return world
        }
        var world = world
        world.settle()
        let plan = try Planning.plan(request, .orders(world.truth), as: "n3w1")
        #expect(plan.blocks == [], "\(command)")
        var run = PureRun(plan, on: world)
        run.finish()
        #expect(run.isOver, "\(command): \(run.blocks)")
        run.world.settle()
        return run.world
    }
}
