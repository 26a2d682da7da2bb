internal import AWS
internal import Engine
internal import Maintenance

/// What autoscaling does with the readers of clusters.
struct ScalingReader: Reader {
    static let kinds: [any Question.Type] = [ReaderScalingQuestion.self]

    private let region: RegionAccess

    init(_ region: RegionAccess) { self.region = region }

    func read(_ questions: Set<AnyQuestion>, for purpose: AskPurpose) async -> [any AnyAnswer] {
        await region.each(ReaderScalingQuestion.self, of: questions) { question async throws(FleetError) in
            let cluster = question.target.cluster.text
            do throws(AWSError) {
                let sender = region.calls.sender(to: .applicationAutoScaling, purpose.priority)
                let targets = try await sender.send(ApplicationAutoScaling.DescribeScalableTargets(cluster: cluster))
                return targets.scalableTargets.first {
                    $0.resourceId == ApplicationAutoScaling.resourceID(ofCluster: cluster)
                        && $0.scalableDimension == ApplicationAutoScaling.readerCount
                }.map { ReaderScaling($0) }
            } catch {
                throw error.failure(on: IAMAction(ApplicationAutoScaling.DescribeScalableTargets.self))
            }
        }
    }
}

extension ReaderScaling {
    init(_ seen: ApplicationAutoScaling.ScalableTarget) {
        self.init(
            minimum: seen.minCapacity, maximum: seen.maxCapacity,
            suspension: Suspension(
                removal: seen.suspendedState?.dynamicScalingInSuspended ?? false,
                addition: seen.suspendedState?.dynamicScalingOutSuspended ?? false,
                schedule: seen.suspendedState?.scheduledScalingSuspended ?? false))
    }
}
