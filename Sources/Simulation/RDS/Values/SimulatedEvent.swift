/// A line of DescribeEvents; the message is only put together when it is asked for.
///
/// Source of numbers, messages and categories: Aurora user guide, "Amazon RDS event categories and event messages for Aurora".
package struct SimulatedEvent: Sendable, Hashable {
    /// What happened; the numbers are those of AWS's event list (RDS-EVENT-….).
    package enum Kind: Sendable, Hashable {
        case instanceCreated
        case instanceDeleted
        case instanceShutDown
        case instanceRestarted
        case classChangeStarted
        case classChangeFinished
        case parameterGroupChanged
        case failoverStarted(target: String, sameZone: Bool)
        case promotingAgain(String)
        case failoverCompleted(target: String)
        case failoverFailed
        case snapshotStarted
        case snapshotFinished
        case noCapacity
        case upgradeStarted
        case upgradeFinished(isMajor: Bool)
        case upgradeFailed(because: String)
        case clusterCreated
        case clusterDeleted
        case deploymentProvisioned
        case deploymentFailed(because: String)
        case deploymentDeleted
        case switchoverStarted(blue: String, green: String)
        case switchoverCompleted
        case switchoverCanceled
        case clusterSwitchoverStarted(blue: String, green: String)
        case clusterSwitchoverCompleted(blue: String, green: String, old: String)
        case clusterSwitchoverCanceled(blue: String, green: String, because: String)
        case instance(InstanceEvent)
    }

    package enum SourceType: String, Sendable, Hashable {
        case instance = "db-instance"
        case cluster = "db-cluster"
        case deployment = "blue-green-deployment"

        /// What an ARN of such a source says before its name.
        package var arnKind: String {
            switch self {
            case .instance: "db"
            case .cluster: "cluster"
            case .deployment: "deployment"
            }
        }
    }

    package var date: SimulatedTime
    /// When DescribeEvents begins to tell of it; `nil` when it never does.
    var toldAt: SimulatedTime?
    package var source: String
    package var sourceType: SourceType
    package var kind: Kind

    package var number: Int {
        switch kind {
        case .instanceCreated: 5
        case .instanceDeleted: 3
        case .instanceShutDown: 4
        case .instanceRestarted: 6
        case .classChangeStarted: 12
        case .classChangeFinished: 14
        case .parameterGroupChanged: 11
        case .failoverStarted(_, let sameZone): sameZone ? 72 : 73
        case .promotingAgain: 70
        case .failoverCompleted: 71
        case .failoverFailed: 69
        case .snapshotStarted: 168
        case .snapshotFinished: 169
        case .noCapacity: 31
        case .upgradeStarted: 286
        case .upgradeFinished(let isMajor): isMajor ? 176 : 173
        case .upgradeFailed: 174
        case .clusterCreated: 170
        case .clusterDeleted: 171
        case .deploymentProvisioned: 244
        case .deploymentFailed: 245
        case .deploymentDeleted: 246
        case .switchoverStarted: 247
        case .switchoverCompleted: 248
        case .switchoverCanceled: 249
        case .clusterSwitchoverStarted: 259
        case .clusterSwitchoverCompleted: 260
        case .clusterSwitchoverCanceled: 261
        case .instance(let event): event.number
        }
    }

    package var message: String {
        switch kind {
        case .instanceCreated: "DB instance created"
        case .instanceDeleted: "DB instance deleted"
        case .instanceShutDown: "DB instance shutdown"
        case .instanceRestarted: "DB instance restarted"
        case .classChangeStarted: "Applying modification to database instance class"
        case .classChangeFinished: "Finished applying modification to DB instance class"
        case .parameterGroupChanged: "Updated to use DBParameterGroup"
        case .failoverStarted(let target, let sameZone):
            "Started \(sameZone ? "same" : "cross") AZ failover to DB instance: \(target)"
        case .promotingAgain(let writer): "Promoting previous primary again: \(writer)"
        case .failoverCompleted(let target): "Completed failover to DB instance: \(target)"
        case .failoverFailed: "Cluster failover failed, check the status of your cluster instances and try again"
        case .snapshotStarted: "Creating automated cluster snapshot"
        case .snapshotFinished: "Automated cluster snapshot created"
        case .noCapacity: "DB instance put into insufficient-capacity. Create it in another Availability Zone."
        case .upgradeStarted: "Database cluster engine version upgrade started."
        case .upgradeFinished(let isMajor):
            "Database cluster engine \(isMajor ? "major " : "")version has been upgraded"
        case .clusterCreated: "DB cluster created"
        case .deploymentProvisioned:
            """
            Blue/green deployment tasks completed. You can make more modifications to the green environment databases or \
            switch over the deployment.
            """
        case .deploymentFailed(let reason): "Creation of blue/green deployment failed because \(reason)"
        case .deploymentDeleted: "Blue/green deployment deleted."
        case .switchoverStarted(let blue, let green): "Switchover from \(blue) to \(green) started."
        case .switchoverCompleted: "Switchover completed on blue/green deployment."
        case .switchoverCanceled: "Switchover canceled on blue/green deployment."
        case .clusterSwitchoverStarted(let blue, let green):
            "Switchover from DB cluster \(blue) to \(green) started."
        case .clusterSwitchoverCompleted(let blue, let green, let old):
            "Switchover from DB cluster \(blue) to \(green) completed. Renamed \(blue) to \(old) and \(green) to \(blue)."
        case .clusterSwitchoverCanceled(let blue, let green, let reason):
            "Switchover from DB cluster \(blue) to \(green) was canceled due to \(reason)"
        case .clusterDeleted: "DB cluster deleted"
        case .instance(let event): event.message
        case .upgradeFailed(let reason): "Database cluster is in a state that cannot be upgraded: \(reason)"
        }
    }

    package var categories: [String] {
        switch kind {
        case .instanceCreated, .clusterCreated, .deploymentProvisioned: ["creation"]
        case .instanceDeleted, .clusterDeleted, .deploymentDeleted: ["deletion"]
        case .instanceShutDown, .instanceRestarted: ["availability"]
        case .classChangeStarted, .classChangeFinished, .parameterGroupChanged: ["configuration change"]
        case .failoverStarted, .promotingAgain, .failoverCompleted, .failoverFailed: ["failover"]
        case .snapshotStarted, .snapshotFinished: ["backup"]
        case .switchoverStarted, .switchoverCompleted, .clusterSwitchoverStarted, .clusterSwitchoverCompleted:
            ["notification"]
        case .noCapacity, .deploymentFailed, .switchoverCanceled, .clusterSwitchoverCanceled: ["failure"]
        case .upgradeStarted, .upgradeFinished, .upgradeFailed: ["maintenance"]
        case .instance(let event): [event.category]
        }
    }
}
