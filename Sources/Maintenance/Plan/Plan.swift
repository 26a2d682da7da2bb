import Crypto
import Foundation

/// What an operation will do, step by step, with what preflight found; immutable once posted.
package struct Plan: Sendable, Codable, Equatable {
    package var operation: OperationID
    package var runbook: AnyRunbook
    /// What it was made for, and how that was then.
    package var subject: AnySubject
    /// "Resize orders to db.r6g.xlarge".
    package var title: String
    package var steps: [Step]
    package var findings: [Finding]
    /// What users of the database will notice, for how long and how we know; `nil` when nothing.
    package var interruption: String?
    package var madeAt: Timestamp
    /// When calls that disturb connections or writes may be made; `nil` for any time.
    package var window: Window?

    package init(
        operation: OperationID, runbook: AnyRunbook, subject: AnySubject, title: String, steps: [Step],
        findings: [Finding], interruption: String?, madeAt: Timestamp
    ) {
        self.operation = operation
        self.runbook = runbook
        self.subject = subject
        self.title = title
        self.steps = steps
        self.findings = findings
        self.interruption = interruption
        self.madeAt = madeAt
    }

    /// Place and name of what it was made for.
    package var target: Target { Target(place: subject.place, cluster: ClusterID(subject.name)) }

    package subscript(_ step: StepID) -> Step? { steps.first { $0.id == step } }

    /// A step and all that come after it, in their order.
    package func from(_ step: StepID) -> [StepID] {
        var found: [StepID] = []
        for candidate in steps where candidate.id == step || candidate.after.contains(where: found.contains) {
            found.append(candidate.id)
        }
        return found
    }

    /// Whether everything that a step comes after is over, along all its ways back: a step that was skipped ahead of its
    /// time lets nothing begin before the steps in front of it.
    package func mayBegin(_ step: Step, when isDone: (StepID) -> Bool) -> Bool {
        step.after.allSatisfy { id in isDone(id) && (self[id].map { mayBegin($0, when: isDone) } ?? true) }
    }

    /// The stand-in that the plan makes, if it makes one.
    package var standIn: InstanceID? {
        for case .standIn(let standIn) in artifacts { return standIn }
        return nil
    }

    package var hasGates: Bool { steps.contains(where: \.isGated) }

    /// Whether another cluster takes over the name: each step then looks itself which one it works on.
    package var switchesOver: Bool {
        steps.contains(where: \.work.changesIdentity)
    }

    /// The deployment that the plan makes, if it makes one.
    package var deployment: DeploymentPlan? {
        for case .deployment(let plan) in artifacts { return plan }
        return nil
    }

    /// The deployment of an RDS instance that the plan makes, if it makes one.
    package var instanceDeployment: InstanceDeploymentPlan? {
        for case .instanceDeployment(let plan) in artifacts { return plan }
        return nil
    }

    private var artifacts: [Artifact] { steps.flatMap(\.work.artifacts) }

    package var blocks: [Finding] { findings.filter { $0.severity == .block } }
    package var acknowledgements: [Finding] { findings.filter { $0.severity == .acknowledge } }

    /// Nothing has to be done: the target is in place.
    package var isEmpty: Bool { steps.isEmpty }

    /// Typical length of the whole: the longest path through the steps.
    package var expected: Span {
        var ends: [StepID: Span] = [:]
        for step in steps {
            let begin = step.after.compactMap { ends[$0] }.max() ?? .zero
            ends[step.id] = begin + step.expected
        }
        return ends.values.max() ?? .zero
    }

    /// What an approval binds to: SHA-256 over everything that decides what will be done, findings that need a person
    /// included; wording of notes, time of making and `info` findings left out, so that a fresh preflight that found
    /// the same gives the same digest.
    package var digest: PlanDigest {
        struct Bound: Encodable {
            var version = 1
            var operation: OperationID
            var runbook: AnyRunbook
            var kind: KindName
            var place: Place
            var name: String
            var subject: [String]
            var work: [AnyStep]
            var steps: [StepID]
            var after: [[StepID]]
            var findings: [String]
            var window: Window?
        }
        let bound = Bound(
            operation: operation, runbook: runbook, kind: subject.kind, place: subject.place, name: subject.name,
            subject: subject.binding, work: steps.map(\.work),
            steps: steps.map(\.id), after: steps.map(\.after),
            findings: findings.filter { $0.severity != .info }
                .map { "\($0.severity.rawValue) \($0.check): \($0.accepted)" }.sorted(),
            window: window)
        return PlanDigest(Digest.text(of: bound))
    }
}

/// The SHA-256 of a plan in lower-case hexadecimal; people see its first eight digits.
package struct PlanDigest: Identifier {
    package let text: String
    package init(_ text: String) { self.text = text }
    package var short: String { String(text.prefix(8)) }
}

/// SHA-256 over the one canonical JSON form of a value: sorted keys, nothing escaped that need not be.
package enum Digest {
    package static func text(of value: some Encodable) -> String {
        do {
            return hexadecimal(try CanonicalJSON.bytes(of: value))
        } catch {
            // Only a non-finite number can fail to encode, and no bound value holds a floating-point number.
            preconditionFailure("a value that holds no floating-point number failed to encode: \(error)")
        }
    }

    package static func text(of text: String) -> String {
        hexadecimal(Array(text.utf8))
    }

    private static let digits = Array("0123456789abcdef".utf8)

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(2 * SHA256.byteCount)
        for byte in SHA256.hash(data: bytes) {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}

/// The names under which it is stored.
extension Plan {
    private enum CodingKeys: String, CodingKey {
        case operation, runbook, subject, title, steps, findings, interruption, madeAt, window
    }
}
