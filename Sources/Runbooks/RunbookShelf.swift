package import Maintenance

/// All kinds of operations by name.
package struct RunbookShelf: Sendable {
    package let runbooks: [RunbookName: any Runbook]

    package init(_ runbooks: [any Runbook]) {
        self.runbooks = Dictionary(runbooks.map { ($0.name, $0) }) { first, _ in first }
    }

    /// What this bot can do.
    package static let standard = RunbookShelf([
        ResizeRunbook(), StorageRunbook(), CycleRunbook(), RebootRunbook(), FailoverRunbook(), MaintenanceRunbook(),
        UpgradeRunbook(), RollbackRunbook(), CleanupRunbook(),
    ])

    /// Sorted.
    package var names: [RunbookName] { runbooks.keys.sorted() }

    package subscript(_ name: RunbookName) -> (any Runbook)? { runbooks[name] }

    /// The plan for a request, made by the runbook that the request is of.
    package func plan(
        for request: Request, from survey: Survey, as operation: OperationID, policy: PlanPolicy, at now: Timestamp
    ) throws(Refusal) -> Plan {
        guard let runbook = runbooks[request.runbook] else {
            throw Refusal("There is no runbook \(request.runbook). There are \(names.listed).")
        }
        return try runbook.plan(request, from: survey, as: operation, policy: policy, at: now)
    }
}
