package import Maintenance
import Simulation

extension SeededShell {
    /// A shell where people ask for what the scene is about.
    package static func shell(of scene: SeededInstanceScene, seed: UInt64, faults: Faults) -> SeededShell {
        var shell = example(scene.script, seed: seed, faults: faults)
        shell.instanceScene = scene
        shell.people.wish = scene.wish
        shell.people.database = ClusterID(scene.database)
        return shell
    }

    /// The RDS instances as the simulated AWS itself has them.
    func plainInstances() -> [SimulatedInstance] {
        var world = aws.rds
        (world.faults, world.policy) = (.none, nil)
        return ((try? world.describeInstances(at: world.now)) ?? []).filter { $0.cluster == nil }
    }

    /// Holds a call against what is now, as if it was about to be made.
    package mutating func checkCall(_ mutation: AnyMutation) {
        InstanceInvariants().performs(mutation, by: &self)
    }
}
