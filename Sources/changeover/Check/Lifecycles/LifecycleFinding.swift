import AWS

/// Something about an entry of `lifecycles` that is not as it has to be, or that was not read.
enum LifecycleFinding: Sendable, Equatable {
    case missing(String)
    case unread(String)

    static func missing(_ key: String, _ sentence: String) -> LifecycleFinding { .missing("\(key): \(sentence)") }

    static func unread(_ key: String, _ error: AWSError) -> LifecycleFinding {
        .unread("\(key) was not looked up (\(error.code)): \(error.message)")
    }

    func row(_ subject: String) -> CheckRow {
        switch self {
        case .missing(let remark): CheckRow(.missing, subject, remark)
        case .unread(let remark): CheckRow(.unclear, subject, remark)
        }
    }
}
