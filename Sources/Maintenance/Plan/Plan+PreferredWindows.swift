/// What AWS itself may do while the operation runs: its backups and maintenance have times of their own.
extension Plan {
    /// When it is expected to run: from its start or the opening of its window on.
    package func expectedTime(at now: Timestamp) -> (begin: Timestamp, end: Timestamp) {
        let begin = max(now, window?.next(at: now).opens ?? now)
        return (begin, begin + expected)
    }

    /// Sources: API reference, DBCluster and DBInstance (`PreferredBackupWindow`, `PreferredMaintenanceWindow`); user guides,
    /// "Viewing DB cluster status" (`backing-up`) and "Maintaining an Amazon Aurora DB cluster".
    package func preferredWindowFindings(seeing observation: Observation, at now: Timestamp) -> [Finding] {
        guard !steps.isEmpty else { return [] }
        let time = expectedTime(at: now)
        return backupFindings(observation.backupWindow, time) + maintenanceFindings(seeing: observation, time)
    }

    private func backupFindings(_ window: String?, _ time: (begin: Timestamp, end: Timestamp)) -> [Finding] {
        let check = "backup-window"
        guard let window else { return [] }
        guard let backup = PreferredWindow(window) else { return [unknown(check, window)] }
        guard backup.meets(from: time.begin, to: time.end) else { return [] }
        return [
            Finding(
                .acknowledge, check,
                "AWS makes the automated backup of \(subject.name) daily in \(window) UTC, and this is expected to run "
                    + "\(words(time)): while AWS shows \(subject.name) as backing-up, what comes next may wait.",
                accepted: "the backup window \(window)")
        ]
    }

    private func maintenanceFindings(
        seeing observation: Observation, _ time: (begin: Timestamp, end: Timestamp)
    ) -> [Finding] {
        let check = "maintenance-window"
        let windows = Dictionary(grouping: observation.maintenanceWindows, by: \.window).mapValues {
            $0.map(\.name).sorted()
        }
        var findings = windows.filter { PreferredWindow($0.key) == nil }.map { unknown(check, $0.key) }
        let due = observation.maintenanceDue(by: time.end)
        if !due.isEmpty {
            let actions = due.map { "\($0.action) to \($0.resource)" }.sorted().listed
            findings.append(
                Finding(
                    .acknowledge, check,
                    "AWS applies \(actions) by itself before this is expected to end, \(words(time)).",
                    accepted: actions))
        }
        let met = windows.filter { PreferredWindow($0.key)?.meets(from: time.begin, to: time.end) == true }
        guard !met.isEmpty else { return findings.sorted { $0.text < $1.text } }
        let names = met.sorted { $0.key < $1.key }.map { "\($0.value.listed) (\($0.key) UTC)" }.listed
        let text = "AWS's own maintenance window of \(names) is open while this is expected to run, \(words(time))"
        switch observation.hasPendingMaintenance {
        case .known(false):
            findings.append(Finding(.info, check, "\(text); no maintenance is pending."))
        case .known(true):
            findings.append(
                Finding(
                    .acknowledge, check, "\(text): what is pending may be applied meanwhile.",
                    accepted: met.keys.sorted().listed))
        case .unavailable:
            findings.append(
                Finding(
                    .acknowledge, check, "\(text); whether maintenance is pending is not read.",
                    accepted: met.keys.sorted().listed))
        }
        return findings.sorted { $0.text < $1.text }
    }

    private func unknown(_ check: String, _ window: String) -> Finding {
        Finding(.acknowledge, check, "Not checked: whether this runs into what AWS gives as “\(window)”.")
    }

    private func words(_ time: (begin: Timestamp, end: Timestamp)) -> String {
        "from \(time.begin.words) to about \(time.end.timeOfDay)"
    }
}

extension Observation {
    fileprivate var backupWindow: String? { cluster?.backupWindow ?? rdsInstance?.backupWindow }

    /// Of the cluster and its members, or of the RDS instance.
    fileprivate var maintenanceWindows: [(name: String, window: String)] {
        let all =
            [(cluster?.identifier.text, cluster?.maintenanceWindow)]
            + instances.map { ($0.identifier.text, $0.maintenanceWindow) }
        return all.compactMap { name, window in
            guard let name, let window else { return nil }
            return (name, window)
        }
    }

    fileprivate var ownMaintenance: Reading<[PendingMaintenance]> {
        maintenance ?? .unavailable(Self.notAsked)
    }

    fileprivate var hasPendingMaintenance: Reading<Bool> { ownMaintenance.map { !$0.isEmpty } }

    fileprivate func maintenanceDue(by end: Timestamp) -> [PendingMaintenance] {
        (ownMaintenance.value ?? []).filter { action in action.appliesAt.map { $0 <= end } ?? false }
    }
}
