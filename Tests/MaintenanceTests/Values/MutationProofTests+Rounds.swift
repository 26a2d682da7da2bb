import Maintenance
import TestSupport

extension Observation {
    /// The same with the restarts that events tell of.
    func restarted(_ restarts: [InstanceID: Timestamp]) -> Observation {
        var copy = self
        copy.givenRestarts = .known(restarts)
        return copy
    }

    /// The same with maintenance pending, each as resource and action.
    func pending(_ actions: (String, String)...) -> Observation {
        var copy = self
        copy.givenMaintenance = .known(actions.map { PendingMaintenance(resource: $0.0, action: $0.1) })
        return copy
    }
}

/// What proves a restart, applied maintenance and a change of storage.
extension MutationProofTests {
    static let reboot = AnyMutation.reboot("orders-2")
    static let rebootWriter = AnyMutation.rebootWriter("orders-1")
    static let upgrade = AnyMutation.applyMaintenance(
        MaintenanceAction(resource: .instance("orders-2"), arn: "arn:2", action: "os-upgrade"))
    static let upgradeCluster = AnyMutation.applyMaintenanceToWriter(
        MaintenanceAction(resource: .cluster("orders"), arn: "arn:c", action: "db-upgrade"))
    static let optimize = AnyMutation.changeStorage("orders", to: Storage(type: "aurora-iopt1"))
    private static let provision = AnyMutation.changeStorage(
        "orders", to: Storage(type: "io2", iops: 3000, allocated: 400))

    private static let called = Observation.sampleInstant
    private static let tolerance = Observation.clockTolerance
    private static let tick = Span(milliseconds: 1)

    private static func restart(
        _ name: String, _ mutation: AnyMutation, _ observation: Observation, _ proof: Proof,
        afterRestarting wasUnderWay: Bool = false
    ) -> Row {
        Row(
            name: "restart: \(name)", mutation: mutation, observation: observation, proof: proof, since: called,
            wasUnderWay: wasUnderWay)
    }

    static let restarts: [Row] = [
        restart("nobody asked for events", reboot, .orders(), .none),
        restart("no event", reboot, .orders().restarted([:]), .none),
        restart(
            "events cannot be read", reboot,
            {
                var observation = Observation.orders()
                observation.givenRestarts = .unavailable("AccessDenied.")
                return observation
            }(), .none),
        restart("an event of another", reboot, .orders().restarted(["orders-3": called + .minutes(1)]), .none),
        restart("an event from before", reboot, .orders().restarted(["orders-2": called - .minutes(1)]), .none),
        restart(
            "an event from just before what clocks may differ by", reboot,
            .orders().restarted(["orders-2": called - tolerance - tick]), .none),
        restart(
            "an event that clocks may have put before", reboot,
            .orders().restarted(["orders-2": called - tolerance]), .done),
        restart("an event after", reboot, .orders().restarted(["orders-2": called + .seconds(40)]), .done),
        restart("rebooting", reboot, second { $0.status = "rebooting" }.restarted([:]), .underWay),
        restart(
            "back after it was seen rebooting, no event yet", reboot, .orders().restarted([:]), .done,
            afterRestarting: true),
        restart(
            "at work with something else, after it was seen rebooting", reboot,
            second { $0.status = "backing-up" }.restarted([:]), .working, afterRestarting: true),
        restart(
            "an event after, not at rest yet", reboot,
            second { $0.status = "rebooting" }.restarted(["orders-2": called + .seconds(40)]), .underWay),
        restart(
            "AWS gave up", reboot, second { $0.status = "incompatible-parameters" }.restarted([:]), .done,
            afterRestarting: true),
        restart("broken as before", reboot, second { $0.status = "incompatible-parameters" }.restarted([:]), .none),
        restart("gone", reboot, .orders(members: 1).restarted(["orders-2": called + .minutes(1)]), .none),
        restart(
            "the writer, an event after", rebootWriter, .orders().restarted(["orders-1": called + .seconds(40)]),
            .done),
        restart("the writer, no event", rebootWriter, .orders().restarted([:]), .none),
    ]

    static let maintenance: [Row] = [
        Row(name: "maintenance: nobody asked", mutation: upgrade, observation: .orders(), proof: .none),
        Row(
            name: "maintenance: cannot be read", mutation: upgrade,
            observation: {
                var observation = Observation.orders()
                observation.givenMaintenance = .unavailable("AccessDenied.")
                return observation
            }(), proof: .none),
        Row(
            name: "maintenance: listed still", mutation: upgrade,
            observation: .orders().pending(("orders-2", "os-upgrade")), proof: .none),
        Row(
            name: "maintenance: listed still, at work", mutation: upgrade,
            observation: second { $0.status = "maintenance" }.pending(("orders-2", "os-upgrade")), proof: .underWay),
        Row(
            name: "maintenance: vanished from the list, at work", mutation: upgrade,
            observation: second { $0.status = "rebooting" }.pending(), proof: .underWay),
        Row(
            name: "maintenance: vanished from the list, at work with something else", mutation: upgrade,
            observation: second { $0.status = "backing-up" }.pending(), proof: .working),
        Row(
            name: "maintenance: vanished from the list at once, at rest", mutation: upgrade,
            observation: .orders().pending(), proof: .working, since: called, wasAccepted: true),
        Row(
            name: "maintenance: vanished from the list after AWS was seen at it", mutation: upgrade,
            observation: .orders().pending(), proof: .done, since: called, wasUnderWay: true),
        Row(
            name: "maintenance: vanished from the list for as long as the list may be wrong", mutation: upgrade,
            observation: .orders().pending(), proof: .done, since: called - .minutes(5)),
        Row(
            name: "maintenance: another action is listed", mutation: upgrade,
            observation: .orders().pending(("orders-2", "ca-certificate-rotation"), ("orders-3", "os-upgrade")),
            proof: .done),
        Row(
            name: "maintenance: another member is at work", mutation: upgrade,
            observation: Observation.orders().with("orders-3") { $0.status = "rebooting" }.pending(), proof: .done),
        Row(
            name: "maintenance: AWS gave up", mutation: upgrade,
            observation: second { $0.status = "failed" }.pending(("orders-2", "os-upgrade")), proof: .done),
        Row(
            name: "maintenance: of the cluster, listed still", mutation: upgradeCluster,
            observation: .orders().pending(("orders", "db-upgrade")), proof: .none),
        Row(
            name: "maintenance: of the cluster, which is at work", mutation: upgradeCluster,
            observation: Observation.orders(status: "upgrading").pending(), proof: .underWay),
        Row(
            name: "maintenance: of the cluster, a member is at work", mutation: upgradeCluster,
            observation: second { $0.status = "upgrading" }.pending(), proof: .underWay),
        Row(
            name: "maintenance: of the cluster, vanished and all at rest", mutation: upgradeCluster,
            observation: .orders().pending(), proof: .done),
    ]

    private static func stored(
        _ type: String, iops: Int? = nil, allocated: Int? = nil, pending: [String: String] = [:],
        status: Status = "available"
    ) -> Observation {
        Observation.orders(status: status).withCluster {
            $0.storage = Cluster.StorageState(type: type, iops: iops, allocated: allocated)
            $0.pendingChanges = pending
        }
    }

    static let storage: [Row] = [
        Row(name: "storage: the old type", mutation: optimize, observation: stored("aurora"), proof: .none),
        Row(
            name: "storage: the old type, the new one pending", mutation: optimize,
            observation: stored("aurora", pending: ["StorageType": "aurora-iopt1"]), proof: .working),
        Row(
            name: "storage: the old type, modifying", mutation: optimize,
            observation: stored("aurora", status: "modifying"), proof: .working),
        Row(
            name: "storage: the new type, modifying", mutation: optimize,
            observation: stored("aurora-iopt1", status: "modifying"), proof: .working),
        Row(
            name: "storage: the new type, pending still listed", mutation: optimize,
            observation: stored("aurora-iopt1", pending: ["StorageType": "aurora-iopt1"]), proof: .working),
        Row(
            name: "storage: the new type at rest", mutation: optimize, observation: stored("aurora-iopt1"),
            proof: .done),
        Row(
            name: "storage: something else is pending", mutation: optimize,
            observation: stored("aurora-iopt1", pending: ["EngineVersion": "15.5"]), proof: .done),
        Row(
            name: "storage: the type without the IOPS", mutation: provision,
            observation: stored("io2", iops: 1000, allocated: 400), proof: .none),
        Row(
            name: "storage: the type, the IOPS pending", mutation: provision,
            observation: stored("io2", iops: 1000, allocated: 400, pending: ["Iops": "3000"]), proof: .working),
        Row(
            name: "storage: all values", mutation: provision, observation: stored("io2", iops: 3000, allocated: 400),
            proof: .done),
        // AWS moves the data for hours behind values that are in force; the database is usable.
        Row(
            name: "storage: all values, AWS optimises", mutation: provision,
            observation: stored("io2", iops: 3000, allocated: 400, status: "storage-optimization"), proof: .done),
        Row(
            name: "storage: the cluster is broken", mutation: provision,
            observation: stored("gp3", status: "storage-full"), proof: .done),
    ]
}
