import Maintenance

/// The keys of one mapping of the configuration file: any other is refused, with the nearest that there is.
struct StrictKeys<Key: CodingKey & CaseIterable & RawRepresentable> where Key.RawValue == String {
    private struct AnyKey: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    private let container: KeyedDecodingContainer<Key>

    init(_ decoder: any Decoder) throws {
        let known = Key.allCases.map(\.rawValue)
        for key in try decoder.container(keyedBy: AnyKey.self).allKeys where !known.contains(key.stringValue) {
            let path = (decoder.codingPath + [key]).dotted
            let meant = known.nearest(to: key.stringValue).first.map { " Did you mean \($0)?" } ?? ""
            throw ConfigError(path, "this key is not known.\(meant) Known here: \(known.joined(separator: ", ")).")
        }
        container = try decoder.container(keyedBy: Key.self)
    }

    /// The value of a key, or what holds where the file does not say.
    func value<Value: Decodable>(_ key: Key, or fallback: @autoclosure () -> Value) throws -> Value {
        try container.decodeIfPresent(Value.self, forKey: key) ?? fallback()
    }

    func value<Value: Decodable>(_ key: Key, needed sentence: String) throws -> Value {
        guard let value = try container.decodeIfPresent(Value.self, forKey: key) else {
            throw ConfigError((container.codingPath + [key]).dotted, sentence)
        }
        return value
    }

    /// A value that is written as a text and has rules of its own.
    func value<Value>(_ key: Key, or fallback: Value, reading: (String) throws(ConfigError) -> Value) throws -> Value {
        guard container.contains(key), try !container.decodeNil(forKey: key) else { return fallback }
        do throws(ConfigError) {
            return try reading(try text(of: key))
        } catch {
            throw ConfigError((container.codingPath + [key]).dotted, error.sentence)
        }
    }

    private func text(of key: Key) throws(ConfigError) -> String {
        do {
            return try container.decode(String.self, forKey: key)
        } catch {
            throw ConfigError("a single value is expected here.")
        }
    }
}

extension [any CodingKey] {
    /// `channels[1].role`.
    var dotted: String {
        reduce(into: "") { path, key in
            if let index = key.intValue {
                path += "[\(index)]"
            } else {
                path += (path.isEmpty ? "" : ".") + key.stringValue
            }
        }
    }
}
