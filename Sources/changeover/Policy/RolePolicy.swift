import Foundation
import Simulation

/// A policy of IAM for the bot's role: the shipped one, or what of it a configuration needs.
struct RolePolicy: Sendable, Codable, Equatable {
    struct Statement: Sendable, Codable, Equatable {
        var name: String
        var effect: String
        var actions: OneOrMore
        var resources: OneOrMore
        /// By operator and key.
        var conditions: [String: [String: OneOrMore]]?

        private enum CodingKeys: String, CodingKey {
            case name = "Sid"
            case effect = "Effect"
            case actions = "Action"
            case resources = "Resource"
            case conditions = "Condition"
        }
    }

    /// A text, or a list of them.
    struct OneOrMore: Sendable, Codable, Equatable {
        var texts: [String]

        init(_ texts: [String]) { self.texts = texts }

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let one = try? container.decode(String.self) {
                texts = [one]
            } else {
                texts = try container.decode([String].self)
            }
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            if texts.count == 1 {
                try container.encode(texts[0])
            } else {
                try container.encode(texts)
            }
        }
    }

    var version: String
    var statements: [Statement]

    private enum CodingKeys: String, CodingKey {
        case version = "Version"
        case statements = "Statement"
    }

    /// `deploy/iam-policy.json`.
    static func shipped() throws -> RolePolicy {
        try JSONDecoder().decode(RolePolicy.self, from: Data(AccessPolicy.shippedJSON.utf8))
    }

    var actions: Set<String> { Set(statements.flatMap(\.actions.texts)) }

    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}
