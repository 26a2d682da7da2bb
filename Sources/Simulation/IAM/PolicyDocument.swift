/// The JSON of a policy, as far as this evaluator understands it.
struct PolicyDocument: Decodable {
    let version: String
    let statements: [Entry]

    private enum Key: String, CodingKey, CaseIterable {
        case version = "Version"
        case id = "Id"
        case statement = "Statement"
    }

    init(from decoder: any Decoder) throws {
        try decoder.refuseOthers(than: Key.allCases.map(\.rawValue), in: "the policy")
        let container = try decoder.container(keyedBy: Key.self)
        version = try container.decode(String.self, forKey: .version)
        statements = try container.decode([Entry].self, forKey: .statement)
    }

    struct Entry: Decodable {
        let sid: String?
        let effect: AccessPolicy.Effect
        let actions: OneOrMore
        let resources: OneOrMore
        let conditions: [String: [String: OneOrMore]]

        private enum Key: String, CodingKey, CaseIterable {
            case sid = "Sid"
            case effect = "Effect"
            case action = "Action"
            case resource = "Resource"
            case condition = "Condition"
        }

        init(from decoder: any Decoder) throws {
            try decoder.refuseOthers(than: Key.allCases.map(\.rawValue), in: "a statement")
            let container = try decoder.container(keyedBy: Key.self)
            sid = try container.decodeIfPresent(String.self, forKey: .sid)
            effect = try container.decode(AccessPolicy.Effect.self, forKey: .effect)
            actions = try container.decode(OneOrMore.self, forKey: .action)
            resources = try container.decode(OneOrMore.self, forKey: .resource)
            conditions =
                try container.decodeIfPresent([String: [String: OneOrMore]].self, forKey: .condition) ?? [:]
        }

        func statement(number: Int) throws(AccessPolicy.Malformed) -> AccessPolicy.Statement {
            let name = sid ?? "number \(number)"
            for text in actions.values + resources.values + conditions.values.flatMap(\.values).flatMap(\.values)
            where text.contains("${") {
                throw AccessPolicy.Malformed(
                    description: "The statement \(name) has a policy variable, which is not understood here.")
            }
            let lowered = actions.values.map { $0.lowercased() }
            var parsed: [AccessCondition] = []
            for (name, keys) in conditions.sorted(by: { $0.key < $1.key }) {
                for (key, values) in keys.sorted(by: { $0.key < $1.key }) {
                    parsed.append(try AccessCondition(name, key: key, values: values.values))
                }
            }
            return AccessPolicy.Statement(
                sid: name, effect: effect, names: Set(lowered.filter { !$0.contains { $0 == "*" || $0 == "?" } }),
                actions: lowered.filter { $0.contains { $0 == "*" || $0 == "?" } }.map(WildcardPattern.init),
                resources: resources.values.map(WildcardPattern.init), conditions: parsed)
        }
    }

    /// A string, or a list of them.
    struct OneOrMore: Decodable {
        let values: [String]

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let one = try? container.decode(String.self) {
                values = [one]
            } else {
                values = try container.decode([String].self)
            }
        }
    }
}

private struct AnyKey: CodingKey {
    let stringValue: String
    let intValue: Int? = nil

    init(stringValue: String) { self.stringValue = stringValue }

    init?(intValue: Int) { nil }
}

extension Decoder {
    fileprivate func refuseOthers(than known: [String], in place: String) throws {
        for key in try container(keyedBy: AnyKey.self).allKeys where !known.contains(key.stringValue) {
            throw AccessPolicy.Malformed(
                description: "The element \(key.stringValue) in \(place) is not understood here.")
        }
    }
}
