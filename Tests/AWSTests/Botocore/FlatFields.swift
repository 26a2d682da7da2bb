@testable import AWS
import Foundation

/// The leaves of a value by their path in lower case, written as the botocore judge writes them; what is not set is nil.
struct FlatFields {
    private(set) var fields: [String: String?] = [:]

    init<Value>(_ value: Value, at path: String) {
        add(value, at: path)
    }

    private mutating func add(_ value: Any, at path: String) {
        switch value {
        case let text as String: fields[path] = text
        case let flag as Bool: fields[path] = flag ? "true" : "false"
        case let number as Int: fields[path] = String(number)
        case let number as Double: fields[path] = String(number)
        case let date as Date: fields[path] = String(Int((date.timeIntervalSince1970 * 1000).rounded()))
        case let bytes as Data: fields[path] = bytes.base64EncodedString()
        case let secret as RedactedText: fields[path] = secret.exposed
        case let pending as RDS.PendingModifiedValues: add(pending, at: path)
        case let table as [String: Any]:
            for (key, value) in table { add(value, at: "\(path).\(key.lowercased())") }
        default: addMembers(of: Mirror(reflecting: value), at: path)
        }
    }

    private mutating func addMembers(of mirror: Mirror, at path: String) {
        switch mirror.displayStyle {
        case .optional:
            guard let wrapped = mirror.children.first?.value else {
                fields.updateValue(nil, forKey: path)
                return
            }
            add(wrapped, at: path)
        case .collection:
            if mirror.children.isEmpty { fields.updateValue(nil, forKey: path) }
            for (index, child) in mirror.children.enumerated() { add(child.value, at: "\(path)[\(index)]") }
        default:
            let prefix = path.isEmpty ? "" : "\(path)."
            for child in mirror.children { add(child.value, at: prefix + (child.label ?? "?").lowercased()) }
        }
    }

    /// Values of one name, as of a list, are joined.
    private mutating func add(_ pending: RDS.PendingModifiedValues, at path: String) {
        for (name, entries) in Dictionary(grouping: pending.entries, by: \.name) {
            fields["\(path).\(name)"] = entries.map(\.value).joined(separator: "|")
        }
        if pending.isEmpty { fields.updateValue(nil, forKey: path) }
    }
}
