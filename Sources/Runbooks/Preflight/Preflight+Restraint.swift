import Maintenance

/// May anything be done here now?
extension DatabaseChecks {
    /// A lock on the database, or the freeze of everything.
    func restraint() -> [Finding] { basis.restraintFindings }
}

extension PlanBasis {
    /// A lock on the subject, or the freeze of everything.
    var restraintFindings: [Finding] {
        guard let restraint else { return [] }
        // A name stays as it is at the beginning of a sentence.
        let text = restraint.cluster == nil ? restraint.words.asSentence.withoutStop : restraint.words
        return [Finding(.block, "restraint", "\(text). `\(restraint.lifting)` lifts it.")]
    }

    /// Another operation that holds some of what this one is to hold.
    func otherOperationFindings(on name: some CustomStringConvertible) -> [Finding] {
        guard let other = otherOperation else { return [] }
        return [
            Finding(
                .block, "other-operation",
                "Operation \(other) is at work on \(name). Wait for its end, or `abort \(other)`.")
        ]
    }
}

extension Preflight {
    func leftOut() -> [Finding] {
        let excluded = membership.identifiers.filter { scope.leftOut.contains($0) }
        guard !excluded.isEmpty else { return [] }
        let writer = excluded.first { $0 == membership.writer.identifier }
        let also = writer.map { " \($0) is the writer: nothing fails over." } ?? ""
        return [Finding(.info, "left-out", "Left out as asked: \(excluded.listed).\(also)")]
    }

    /// The writer restarts where it is, or what may be the writer.
    func writerRestart() -> [Finding] {
        guard scope.restartsWriter else { return [] }
        let others =
            cluster.hasReadAvailability || membership.entries.count == 1
            ? "" : " On \(cluster.engine) \(cluster.engineVersion) all readers restart with it."
        guard let writer = membership.writer.identifier else {
            guard let restarted = scope.restarted else { return [] }
            return [
                Finding(
                    .acknowledge, "writer-restart",
                    "\(restarted) may be the writer: writes are then refused until it is back, "
                        + "\(RebootInstance.duration).\(others)")
            ]
        }
        let way =
            membership.readers.isEmpty || membership.writer.instance == nil
            ? "" : " `cycle \(name)` restarts it with two short failovers instead."
        return [
            Finding(
                .acknowledge, "writer-restart",
                "\(writer) is the writer: writes are refused until it is back, \(RebootInstance.duration).\(others)\(way)"
            )
        ]
    }

    /// What each member picks up by its restart, as far as AWS tells.
    func pendingParameters() -> [Finding] {
        let check = "pending-parameters"
        let waiting = membership.entries.filter { $0.parameters == .awaitingRestart }
        let touched = waiting.filter { scope.changes.contains($0.identifier) }.map(\.identifier)
        let rest = waiting.map(\.identifier).filter { !touched.contains($0) }
        var findings: [Finding] = []
        switch basis.pendingParameters {
        case .known(let parameters):
            for instance in touched {
                let names = parameters[instance] ?? []
                let what = names.isEmpty ? "parameters that wait for it" : names.listed
                findings.append(Finding(.info, check, "\(instance) picks up \(what) by its restart."))
            }
        case .unavailable(let reason) where !touched.isEmpty:
            findings.append(
                Finding(
                    .info, check,
                    "\(touched.listed) \(touched.count == 1 ? "picks" : "pick") up parameters that wait for a restart; "
                        + "which is not known. \(reason.asSentence)"))
        case .unavailable: break
        }
        if waiting.isEmpty {
            findings.append(Finding(.info, check, "No parameters wait for a restart."))
        }
        if !rest.isEmpty {
            findings.append(
                Finding(.info, check, "Parameters of \(rest.listed) wait for a restart, and still will after."))
        }
        return findings
    }
}
