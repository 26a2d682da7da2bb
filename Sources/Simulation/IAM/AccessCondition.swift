/// One key of a statement's condition: it holds when one of its values fits what the request brings.
///
/// Source: "IAM JSON policy elements: Condition operators" and "Set operators for multivalued context keys", IAM User
/// Guide.
struct AccessCondition: Sendable, Equatable {
    enum Operator: String, Sendable {
        case stringEquals = "StringEquals"
        case stringNotEquals = "StringNotEquals"
        case stringLike = "StringLike"
        case bool = "Bool"
        /// `true`: the key is absent.
        case null = "Null"
        /// Every value of a key that has several fits one of the values; so does a key that is absent.
        case everyStringEquals = "ForAllValues:StringEquals"
        case everyStringLike = "ForAllValues:StringLike"
    }

    let test: Operator
    /// In lower case: names of keys have no case.
    let key: String
    let values: [String]
    private let patterns: [WildcardPattern]

    init(_ name: String, key: String, values: [String]) throws(AccessPolicy.Malformed) {
        guard let test = Operator(rawValue: name) else {
            throw AccessPolicy.Malformed(description: "The condition operator \(name) is not understood here.")
        }
        self.test = test
        self.key = key.lowercased()
        self.values = values
        patterns = values.map(WildcardPattern.init)
    }

    /// A key that is absent fits nothing; that satisfies the negated operators.
    func holds(for request: AccessRequest) -> Bool {
        let found = request.context[key]
        let several = request.lists[key] ?? (found.map { [$0] } ?? [])
        switch test {
        case .stringEquals: return found.map(values.contains) ?? false
        case .stringNotEquals: return !(found.map(values.contains) ?? false)
        case .stringLike: return found.map { found in patterns.contains { $0.matches(found) } } ?? false
        case .bool: return found.map { found in values.contains { $0.lowercased() == found.lowercased() } } ?? false
        case .null: return values.contains { ($0.lowercased() == "true") == several.isEmpty }
        case .everyStringEquals: return several.allSatisfy(values.contains)
        case .everyStringLike: return several.allSatisfy { one in patterns.contains { $0.matches(one) } }
        }
    }
}

/// A text in which `*` stands for any characters, `?` for any one.
struct WildcardPattern: Sendable, Equatable {
    static let everything = WildcardPattern("*")

    private let pattern: [UInt8]

    init(_ text: String) {
        pattern = Array(text.utf8)
    }

    /// Goes back only to the last star, so that it ends soon for every pattern.
    func matches(_ text: String) -> Bool {
        if pattern.count == 1, pattern[0] == UInt8(ascii: "*") { return true }
        let text = Array(text.utf8)
        var (at, index) = (0, 0)
        var star: (at: Int, index: Int)?
        while index < text.count {
            if at < pattern.count, pattern[at] == UInt8(ascii: "*") {
                star = (at, index)
                at += 1
            } else if at < pattern.count, pattern[at] == UInt8(ascii: "?") || pattern[at] == text[index] {
                at += 1
                index += 1
            } else if let last = star {
                star = (last.at, last.index + 1)
                (at, index) = (last.at + 1, last.index + 1)
            } else {
                return false
            }
        }
        return pattern[at...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}
