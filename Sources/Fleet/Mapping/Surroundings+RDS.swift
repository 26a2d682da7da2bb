package import AWS
internal import Foundation
package import Maintenance

extension PendingMaintenance {
    /// What is pending on one resource, which is named at the end of its ARN.
    static func all(of seen: RDS.ResourcePendingMaintenanceActions) -> [PendingMaintenance] {
        let arn = seen.resourceIdentifier
        let name = arn.split(separator: ":").last.map(String.init) ?? arn
        return seen.pendingMaintenanceActionDetails.map {
            PendingMaintenance(
                resource: name, action: $0.action, arn: arn, text: $0.description,
                appliesAt: $0.currentApplyDate.map { Timestamp($0) },
                windowAfter: $0.autoAppliedAfterDate.map { Timestamp($0) },
                forcedAt: $0.forcedApplyDate.map { Timestamp($0) })
        }
    }
}

extension RDS.Event {
    /// When each instance restarted last.
    ///
    /// Events have no code in the API, so a restart is told by its category and its words (RDS user guide, "Amazon RDS
    /// event categories and event messages": RDS-EVENT-0006, availability, "DB instance restarted").
    static func restarts(in events: [RDS.Event]) -> [InstanceID: Timestamp] {
        var last: [InstanceID: Timestamp] = [:]
        for event in events {
            guard let name = event.sourceIdentifier, event.eventCategories.contains("availability"),
                event.message?.localizedCaseInsensitiveContains("restarted") ?? false
            else { continue }
            let instant = Timestamp(event.date)
            last[InstanceID(name)] = max(last[InstanceID(name)] ?? instant, instant)
        }
        return last
    }
}

extension SeenEvent {
    package init(_ seen: RDS.Event) {
        self.init(
            at: Timestamp(seen.date),
            resource: seen.sourceIdentifier ?? seen.sourceArn?.split(separator: ":").last.map(String.init),
            // Backticks enclose commands in our sentences.
            text: (seen.message ?? "").replacing("`", with: "'"))
    }
}

extension Deployment {
    package init(_ seen: RDS.BlueGreenDeployment) {
        self.init(
            identifier: seen.blueGreenDeploymentIdentifier, name: seen.blueGreenDeploymentName ?? "",
            source: seen.source ?? "", target: seen.target, status: seen.status, details: seen.statusDetails,
            tasks: seen.tasks.map { Deployment.Task(name: $0.name ?? "a task", status: $0.status ?? "UNKNOWN") },
            tags: seen.tagList.map(Tag.init),
            counterparts: Dictionary(
                seen.switchoverDetails.compactMap { pair in
                    pair.sourceMember.flatMap { source in pair.targetMember.map { (source, $0) } }
                }
            ) { first, _ in first })
    }
}
