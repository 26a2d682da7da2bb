internal import Foundation

/// An identity-based policy of IAM, read from its JSON, which says what a caller may do.
///
/// Source: "IAM JSON policy elements reference" and "Policy evaluation logic", IAM User Guide. What it does not know (policy
/// variables, NotAction, Principal, other operators) is refused when it is read, not passed over when it is asked.
package struct AccessPolicy: Sendable, Equatable {
    /// What is wrong with a policy.
    package struct Malformed: Error, Sendable, Equatable, CustomStringConvertible {
        package let description: String
    }

    enum Effect: String, Sendable, Decodable {
        case allow = "Allow"
        case deny = "Deny"
    }

    /// A statement as it is asked.
    struct Statement: Sendable, Equatable {
        let sid: String
        let effect: Effect
        /// Action names without wildcards, in lower case.
        let names: Set<String>
        let actions: [WildcardPattern]
        let resources: [WildcardPattern]
        let conditions: [AccessCondition]

        /// - Parameter action: in lower case.
        func isAbout(_ action: String) -> Bool {
            names.contains(action) || actions.contains { $0.matches(action) }
        }

        var isUnconditional: Bool { conditions.isEmpty && resources.contains(.everything) }

        /// - Parameter request: for an action that the statement is about.
        func matches(_ request: AccessRequest) -> Bool {
            resources.contains { $0.matches(request.resource) }
                && conditions.allSatisfy { $0.holds(for: request) }
        }
    }

    let statements: [Statement]
    /// Actions, in lower case, that are allowed whatever the resource and the request: most are asked all the time.
    private let alwaysAllowed: Set<String>
    /// The statements about an action that is named, in lower case; those with wildcards stand in each.
    private let byAction: [String: [Statement]]

    init(statements: [Statement]) {
        self.statements = statements
        let names = statements.reduce(into: Set<String>()) { $0.formUnion($1.names) }
        byAction = Dictionary(
            names.map { name in (name, statements.filter { $0.isAbout(name) }) }
        ) { first, _ in first }
        alwaysAllowed = Set(
            byAction.filter { _, about in
                about.allSatisfy { $0.effect == .allow } && about.contains { $0.isUnconditional }
            }.keys)
    }

    package init(json: String) throws(Malformed) {
        let document: PolicyDocument
        do {
            document = try JSONDecoder().decode(PolicyDocument.self, from: Data(json.utf8))
        } catch let malformed as Malformed {
            throw malformed
        } catch {
            throw Malformed(description: "The policy is not a policy document in JSON: \(error)")
        }
        guard document.version == "2012-10-17" else {
            throw Malformed(description: "The policy's Version has to be 2012-10-17.")
        }
        var statements: [Statement] = []
        for (index, entry) in document.statements.enumerated() {
            statements.append(try entry.statement(number: index + 1))
        }
        self.init(statements: statements)
    }

    /// What the policy says to one request: an explicit deny goes before every allow, and silence is a deny.
    package func decision(on request: AccessRequest) -> AccessDecision {
        let action = request.action.lowercased()
        if alwaysAllowed.contains(action) { return .allowed }
        var isAllowed = false
        for statement in about(action) where statement.matches(request) {
            if statement.effect == .deny { return .explicitDeny }
            isAllowed = true
        }
        return isAllowed ? .allowed : .implicitDeny
    }
}

extension AccessPolicy {
    /// The condition keys that statements about the action ask for, and that the request does not bring.
    func missingKeys(of request: AccessRequest) -> [String] {
        let action = request.action.lowercased()
        let asked = about(action).flatMap(\.conditions).map(\.key)
        return Set(asked).filter { request.context[$0] == nil && request.lists[$0] == nil }.sorted()
    }

    /// - Parameter action: in lower case.
    private func about(_ action: String) -> [Statement] {
        byAction[action] ?? statements.filter { $0.isAbout(action) }
    }
}

/// What a policy says, in the words of `iam:SimulatePrincipalPolicy`.
package enum AccessDecision: String, Sendable {
    case allowed
    case explicitDeny
    case implicitDeny
}

/// One thing that a caller wants to do to one resource.
package struct AccessRequest: Sendable, Hashable {
    /// As policies write it: `rds:DeleteDBCluster`.
    package var action: String
    /// An ARN, or `*` for actions without resources.
    package var resource: String
    /// Condition keys in lower case, with their values.
    package var context: [String: String]
    /// Condition keys with several values, in lower case.
    package var lists: [String: [String]] = [:]

    package init(_ action: String, on resource: String = "*", _ context: [String: String] = [:]) {
        self.action = action
        self.resource = resource
        self.context = Dictionary(context.map { ($0.key.lowercased(), $0.value) }) { $1 }
    }
}
