import Maintenance

/// A pending maintenance action that is to be applied, and what AWS says of it.
struct FoundMaintenance: Sendable {
    let action: MaintenanceAction
    private let seen: PendingMaintenance

    init(_ seen: PendingMaintenance) {
        action = MaintenanceAction(
            resource: .database(seen.resource, arn: seen.arn), arn: seen.arn, action: seen.action)
        self.seen = seen
    }

    var finding: Finding {
        let words = seen.text.map { "\(action.action) (\($0))" } ?? action.action
        let dates = seen.dates.map { "; \($0)" } ?? ""
        return Finding(.info, "pending-maintenance", "\(action.resource): \(words)\(dates).")
    }
}

extension [MaintenanceAction] {
    private var resources: [String] {
        reduce(into: []) { names, action in
            if !names.contains(action.resource.name) { names.append(action.resource.name) }
        }
    }

    /// What code that describes a database sets and these change; `nil` where nothing.
    ///
    /// Source: API reference, PendingMaintenanceAction, `Action`: `db-upgrade` changes the engine's version,
    /// `ca-certificate-rotation` the certificate; the others change what nobody sets.
    var declared: String? {
        let settings = [
            ("db-upgrade", "the version to that of the db-upgrade"),
            ("ca-certificate-rotation", "the certificate authority to that of the ca-certificate-rotation"),
        ]
        let found = settings.filter { setting in contains { $0.action == setting.0 } }.map(\.1)
        return found.isEmpty ? nil : found.listed
    }

    /// That they are applied to a database where it is.
    var interruption: [Finding] {
        guard !isEmpty else { return [] }
        return [
            Finding(
                .acknowledge, "writer-interrupted",
                "\(map(\.action).listed) \(count == 1 ? "is" : "are") applied to \(resources.listed): writes may be refused for minutes."
            )
        ]
    }
}

extension StepID {
    /// Of the n-th action that is applied to what carries the writer role, from 0 on.
    static func maintainingWriter(_ index: Int) -> StepID {
        StepID("maintain-writer\(index == 0 ? "" : "-\(index + 1)")")
    }
}
