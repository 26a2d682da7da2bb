import Maintenance

/// Is there memory enough in a smaller class?
extension InstancePreflight {
    func smallerClass(_ wanted: InstanceClass, than changed: RDSInstance) -> [Finding] {
        let check = "smaller-class"
        let (name, now) = (changed.identifier, changed.instance.instanceClass)
        guard let memory = wanted.memory, let present = now.memory else {
            return [
                Preflight.notChecked(
                    check, "whether \(wanted) is smaller than \(now) of \(name)",
                    because: "the sizes are not known here")
            ]
        }
        guard memory < present else { return [] }
        return [
            Finding(
                .acknowledge, check,
                "\(wanted) has less memory (\(words(memory))) than \(now) (\(words(present))), the class of \(name).")
        ] + connections(wanted, memory: memory, of: changed) + fixedValues(of: changed)
    }

    private func words(_ mebibytes: Int) -> String {
        mebibytes % 1024 == 0 ? "\(mebibytes / 1024) GiB" : "\(mebibytes) MiB"
    }

    /// How many connections it had, against what it takes with the class: what shrinks with the class is a formula of its
    /// memory, and the figure is too high, since RDS keeps some for itself.
    private func connections(_ wanted: InstanceClass, memory: Int, of changed: RDSInstance) -> [Finding] {
        let (check, name) = ("connections", changed.identifier)
        let what = "whether \(wanted) takes the connections that \(name) has"
        let values: [String: String]
        switch setValues(of: changed) {
        case .unavailable(let reason): return [Preflight.notChecked(check, what, because: reason)]
        case .known(let known): values = known
        }
        // A number stays as it is whatever the class.
        if let set = values["max_connections"], Int(set) != nil { return [] }
        guard
            let most = ConnectionLimit(engine: changed.instance.engine, set: values["max_connections"])?.most(
                memory: memory)
        else {
            return [
                Preflight.notChecked(
                    check, what, because: "how many \(changed.instance.engine) takes is not known here")
            ]
        }
        let history = ConnectionHistoryQuestion.self
        switch basis.observation.first(history)?.reading ?? .unavailable(Observation.notAsked) {
        case .unavailable(let reason): return [Preflight.notChecked(check, what, because: reason)]
        case .known(let found):
            guard let had = found[name] else {
                return [Preflight.notChecked(check, what, because: "CloudWatch has no value of the last 14 days")]
            }
            let text =
                "\(wanted) takes \(most) connections at most, by the formula of max_connections and all of its memory, of which RDS "
                + "keeps some. \(name) had up to \(had) in the last 14 days"
            return had > most
                ? [Finding(.block, check, "\(text): clients would be refused.")]
                : [Finding(.acknowledge, check, "\(text).", accepted: "\(wanted) takes fewer connections")]
        }
    }

    /// What was set to a number does not shrink with the class.
    private func fixedValues(of changed: RDSInstance) -> [Finding] {
        let check = "fixed-memory"
        let name = changed.identifier
        switch setValues(of: changed) {
        case .unavailable(let reason):
            return [
                Preflight.notChecked(
                    check, "which parameters of \(name) stay as large as they are, whatever its class", because: reason)
            ]
        case .known(let values):
            let fixed = ["innodb_buffer_pool_size", "max_connections", "shared_buffers"].compactMap { parameter in
                values[parameter].flatMap { Int($0) == nil ? nil : "\(parameter) = \($0)" }
            }
            guard !fixed.isEmpty else { return [] }
            return [
                Finding(
                    .acknowledge, check,
                    "Set to a number in the parameter group of \(name), whatever its class: \(fixed.listed). It may be too much "
                        + "for less memory.")
            ]
        }
    }

    /// What somebody set in its own parameter groups.
    private func setValues(of changed: RDSInstance) -> Reading<[String: String]> {
        var found: [String: String] = [:]
        for group in changed.ownGroups {
            switch basis.observation[ParameterGroupQuestion(group, in: basis.observation.target.place)] {
            case .known(let state): found.merge(state?.values ?? [:]) { $1 }
            case .unavailable(let reason): return .unavailable(reason)
            }
        }
        return .known(found)
    }
}

/// How many connections an RDS instance takes, as a formula of its class's memory.
struct ConnectionLimit: Sendable, Equatable {
    /// Bytes of memory for each connection.
    private let bytes: Int
    /// No more than that, whatever the memory.
    private let ceiling: Int?

    /// By the formula that somebody set, or that of the engine's default parameter group; `nil` where that is not known here.
    ///
    /// Source: RDS user guide, "Quotas and constraints for Amazon RDS", "Maximum number of database connections".
    init?(engine: String, set formula: String? = nil) {
        if let formula {
            self.init(formula)
            return
        }
        switch engine {
        case "postgres": self.init("LEAST({DBInstanceClassMemory/9531392},5000)")
        case "mysql": self.init("{DBInstanceClassMemory/12582880}")
        case "mariadb": self.init("LEAST({DBInstanceClassMemory/25165760},12000)")
        default: return nil
        }
    }

    /// `{DBInstanceClassMemory/N}`, or `LEAST({DBInstanceClassMemory/N},M)` (RDS user guide, "Specifying DB parameters").
    private init?(_ formula: String) {
        let text = formula.filter { !$0.isWhitespace }
        guard
            let match = text.wholeMatch(
                of: /(?:LEAST\()?\{DBInstanceClassMemory\/(?<bytes>[0-9]+)\}(?:,(?<ceiling>[0-9]+)\))?/.ignoresCase()),
            let bytes = Int(match.bytes), bytes > 0, text.uppercased().hasPrefix("LEAST(") == (match.ceiling != nil)
        else { return nil }
        self.bytes = bytes
        ceiling = match.ceiling.flatMap { Int($0) }
    }

    /// - Parameter memory: in MiB.
    func most(memory: Int) -> Int {
        let count = memory * 1024 * 1024 / bytes
        return min(count, ceiling ?? count)
    }
}
