import Maintenance

/// What AWS says of a version that a cluster or an RDS instance is to run: whether it can get there, and with its classes.
struct TargetVersion: Sendable {
    let engine: String
    let current: String
    let version: String
    let targets: Reading<[UpgradeTarget]>
    /// Classes that the version offers; empty when the catalogue came back empty.
    let classes: Reading<[InstanceClass]>

    /// Whether AWS upgrades to it from what runs now.
    var reachable: [Finding] {
        let check = "upgrade-target"
        let what = "whether \(current) can be upgraded to \(version)"
        switch targets {
        case .unavailable(let reason): return [Preflight.notChecked(check, what, because: reason)]
        case .known(let targets) where targets.isEmpty:
            return [Preflight.notChecked(check, what, because: "AWS names no version to upgrade to")]
        case .known(let targets):
            guard !targets.contains(where: { $0.version == version }) else { return [] }
            return [
                Finding(
                    .block, check,
                    "\(engine) \(current) cannot be upgraded to \(version). AWS allows "
                        + "\(targets.map(\.version).listed).")
            ]
        }
    }

    /// Whether the version has the classes that members are to have.
    ///
    /// - Parameter advice: what to do where it has not.
    func offers(_ classes: some Sequence<InstanceClass>, otherwise advice: String) -> [Finding] {
        let check = "class-for-version"
        let wanted = Set(classes).sorted()
        let what = "whether \(version) has \(wanted.listed)"
        switch self.classes {
        case .unavailable(let reason): return [Preflight.notChecked(check, what, because: reason)]
        case .known(let offered) where offered.isEmpty:
            return [Preflight.notChecked(check, what, because: "AWS's catalogue came back empty")]
        case .known(let offered):
            let lacking = wanted.filter { !offered.contains($0) }
            guard !lacking.isEmpty else { return [] }
            return [Finding(.block, check, "\(engine) \(version) does not have \(lacking.listed). \(advice)")]
        }
    }
}
