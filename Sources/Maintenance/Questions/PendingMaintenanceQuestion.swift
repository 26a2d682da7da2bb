/// What maintenance is pending in a place (DescribePendingMaintenanceActions), sorted by resource and action.
package struct PendingMaintenanceQuestion: Question {
    package typealias Answer = [PendingMaintenance]
    package static let kind: KindName = "pending-maintenance"
    package let place: Place

    package init(in place: Place) { self.place = place }
}

/// A pending maintenance action, on a cluster or on an instance.
package struct PendingMaintenance: Sendable, Equatable {
    /// Identifier of the cluster or instance.
    package var resource: String
    /// `os-upgrade`, `db-upgrade`, `ca-certificate-rotation`, …
    package var action: String
    package var arn: String
    /// What AWS says of it: "New Operating System update is available".
    package var text: String?
    /// When AWS applies it by itself, as far as that is settled (API reference, PendingMaintenanceAction,
    /// `CurrentApplyDate`).
    package var appliesAt: Timestamp?
    /// AWS applies it in the first maintenance window after this (`AutoAppliedAfterDate`).
    package var windowAfter: Timestamp?
    /// AWS applies it then, "regardless of the maintenance window" (`ForcedApplyDate`).
    package var forcedAt: Timestamp?
    /// Why what is pending on the resource cannot be read; nothing else is known of it then.
    package var unreadable: String?

    package init(
        resource: String, action: String, arn: String = "", text: String? = nil, appliesAt: Timestamp? = nil,
        windowAfter: Timestamp? = nil, forcedAt: Timestamp? = nil
    ) {
        self.appliesAt = appliesAt
        self.windowAfter = windowAfter
        self.forcedAt = forcedAt
        self.resource = resource
        self.action = action
        self.arn = arn
        self.text = text
    }
}

extension PendingMaintenance {
    /// "AWS applies it on 2026-01-10 02:00 UTC, in any case on 2026-02-01 00:00 UTC"; `nil` where AWS names no date.
    package var dates: String? {
        let settled = appliesAt.map { "on \($0.words)" }
        let window = windowAfter.flatMap { $0 == appliesAt ? nil : "in the first window after \($0.words)" }
        let forced = forcedAt.flatMap { $0 == appliesAt ? nil : "in any case on \($0.words)" }
        let dates = [settled, window, forced].compactMap(\.self)
        return dates.isEmpty ? nil : "AWS applies it \(dates.joined(separator: ", "))"
    }
}

extension [PendingMaintenance] {
    /// Those of a cluster and its members.
    package func of(_ observation: Observation) -> [PendingMaintenance] {
        let arns = Set(observation.instances.map(\.arn) + [observation.cluster?.arn].compactMap { $0 })
        return filter { arns.contains($0.arn) }
    }
}
