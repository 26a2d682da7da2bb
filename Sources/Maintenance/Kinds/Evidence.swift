/// A reading that calls are proved by, or are seen to have failed by, beyond what AWS shows of the databases themselves. A
/// question names the one that answers it, so that a plan tells before its start what cannot be proved without.
package struct Evidence: Sendable, Hashable {
    package let name: String
    /// What cannot be proved without it, and what is done then.
    let loss: String

    /// Of RDS (DescribeEvents).
    package static let events = Evidence(
        name: "events",
        loss: "A restart then counts only where the instance was seen restarting, and what AWS gives up shows only by "
            + "nothing coming of it. Where nothing shows, I wait for minutes, call nothing a second time, and ask.")
}

extension Plan {
    /// What somebody has to accept because a reading that steps need as evidence is not to be had.
    package func evidenceFindings(seeing observation: Observation) -> [Finding] {
        let context = QuestionContext(target: target)
        var needed: [(evidence: Evidence, steps: [Step])] = []
        for step in steps {
            let evidences = Set(
                step.work.base.questions(in: context, seeing: nil).compactMap { type(of: $0.base).evidence })
            for evidence in evidences.sorted(by: { $0.name < $1.name }) {
                if let index = needed.firstIndex(where: { $0.evidence == evidence }) {
                    needed[index].steps.append(step)
                } else {
                    needed.append((evidence, [step]))
                }
            }
        }
        return needed.compactMap { needed in
            observation.denial(of: needed.evidence).map { needed.evidence.finding(for: needed.steps, because: $0) }
        }
    }
}

extension Evidence {
    fileprivate func finding(for steps: [Step], because reason: String) -> Finding {
        let titles = steps.map { "“\($0.title)”" }.listed
        return Finding(
            .acknowledge, "evidence",
            "AWS's \(name) cannot be read: \(reason.withoutStop). \(titles) \(steps.count == 1 ? "needs" : "need") them. \(loss)",
            accepted: "\(name) cannot be read")
    }
}

extension Observation {
    /// Why it is not to be had, where that does not pass by itself.
    fileprivate func denial(of evidence: Evidence) -> String? { denial { type(of: $0.base).evidence == evidence } }
}
