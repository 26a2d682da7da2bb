import Maintenance
import Runbooks
import TestSupport
import Testing

/// A plan knows its gates by the risks that its steps declare, before anything is looked at.
@Suite struct DeclaredRiskTests {
    @Test(arguments: ResizeWorldTests.shapes)
    func `no step of a resize or of its way back asks for a call of a risk that it does not declare`(
        shape: ResizePlanTests.Shape
    ) throws {
        var run = PureRun(try shape.plan(), on: PureWorld(shape.observation))
        for _ in 0..<120 where !run.isOver {
            run.turn()
            var world = run.world
            world.settle()
            var way = PureRun(try RollbackWorldTests.rollback(of: run.plan, on: world), on: world)
            way.finish()
            #expect(way.undeclared == [])
        }
        #expect(run.isOver && run.undeclared == [])
    }

    @Test(arguments: RoundWorldTests.rows)
    func `no step of a restart, maintenance or storage change asks for a call of a risk that it does not declare`(
        row: RoundWorldTests.Row
    ) throws {
        var run = try row.run()
        run.finish()
        #expect(run.isOver && run.undeclared == [])
    }
}
