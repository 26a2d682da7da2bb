/// The requests and reply shapes of the Application Auto Scaling API 2016-02-06, named after it, as far as Aurora's readers
/// ask.
package enum ApplicationAutoScaling {
    /// The number of readers of a cluster (API reference, ScalableTarget: "The count of Aurora Replicas in an Aurora DB
    /// cluster").
    package static let readerCount = "rds:cluster:ReadReplicaCount"
    static let namespace = "rds"

    /// How the service names a cluster.
    package static func resourceID(ofCluster cluster: String) -> String { "cluster:\(cluster)" }

    /// Which scaling is held back.
    package struct SuspendedState: Sendable, Equatable, Decodable {
        package var dynamicScalingInSuspended: Bool?
        package var dynamicScalingOutSuspended: Bool?
        package var scheduledScalingSuspended: Bool?

        package init(dynamicIn: Bool, dynamicOut: Bool, scheduled: Bool) {
            dynamicScalingInSuspended = dynamicIn
            dynamicScalingOutSuspended = dynamicOut
            scheduledScalingSuspended = scheduled
        }

        private enum CodingKeys: String, CodingKey {
            case dynamicScalingInSuspended = "DynamicScalingInSuspended"
            case dynamicScalingOutSuspended = "DynamicScalingOutSuspended"
            case scheduledScalingSuspended = "ScheduledScalingSuspended"
        }
    }

    /// What is scaled, and between which bounds.
    package struct ScalableTarget: Sendable, Equatable, Decodable {
        package var resourceId: String
        package var scalableDimension: String
        package var minCapacity: Int
        package var maxCapacity: Int
        package var suspendedState: SuspendedState?

        private enum CodingKeys: String, CodingKey {
            case resourceId = "ResourceId"
            case scalableDimension = "ScalableDimension"
            case minCapacity = "MinCapacity"
            case maxCapacity = "MaxCapacity"
            case suspendedState = "SuspendedState"
        }
    }

    /// What scales the readers of one cluster: one target, or none.
    package struct DescribeScalableTargets: ScalingRequest {
        package struct Reply: Sendable, Decodable {
            package var scalableTargets: [ScalableTarget]

            private enum CodingKeys: String, CodingKey {
                case scalableTargets = "ScalableTargets"
            }
        }

        package static let kind = AWSCall.Kind.read

        var cluster: String

        package init(cluster: String) { self.cluster = cluster }

        package func encode(into members: inout JSONMembers) {
            members.add("ServiceNamespace", namespace)
            members.add("ResourceIds", each: [resourceID(ofCluster: cluster)])
            members.add("ScalableDimension", readerCount)
        }
    }

    /// Changes what is suspended of a target that is there; its bounds stay, which are not sent (API reference,
    /// RegisterScalableTarget: "If you specify the … of an existing scalable target, … any parameters that you don't specify are
    /// not changed").
    package struct RegisterScalableTarget: ScalingRequest {
        package struct Reply: Sendable, Decodable {}

        package static let kind = AWSCall.Kind.mutating

        var cluster: String
        var suspendedState: SuspendedState

        package init(cluster: String, suspendedState: SuspendedState) {
            self.cluster = cluster
            self.suspendedState = suspendedState
        }

        package func encode(into members: inout JSONMembers) {
            members.add("ServiceNamespace", namespace)
            members.add("ResourceId", resourceID(ofCluster: cluster))
            members.add("ScalableDimension", readerCount)
            members.add("SuspendedState") { state in
                state.add("DynamicScalingInSuspended", suspendedState.dynamicScalingInSuspended)
                state.add("DynamicScalingOutSuspended", suspendedState.dynamicScalingOutSuspended)
                state.add("ScheduledScalingSuspended", suspendedState.scheduledScalingSuspended)
            }
        }
    }
}

package protocol ScalingRequest: JSONRequest {}

extension ScalingRequest {
    package static var service: AWSService { .applicationAutoScaling }
    package static var target: String { "AnyScaleFrontendService" }
}
