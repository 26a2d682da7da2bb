import Foundation
import Maintenance
import Yams

extension Config {
    /// Reads and checks a configuration file.
    ///
    /// - Throws: `ConfigError`, which says where and what would be right.
    static func load(_ path: String) throws(ConfigError) -> Config {
        let text: String
        do {
            text = try String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8)
        } catch {
            throw ConfigError("\(path) cannot be read. config/changeover.example.yaml is one to start from.")
        }
        return try parse(text)
    }

    static func parse(_ text: String) throws(ConfigError) -> Config {
        do {
            return try YAMLDecoder().decode(Config.self, from: text)
        } catch {
            throw ConfigError(decoding: error)
        }
    }
}

extension ConfigError {
    /// What the decoder complains of, in words for whoever wrote the file.
    fileprivate init(decoding error: any Error) {
        switch error {
        case let error as ConfigError:
            self = error
        case YamlError.duplicatedKeysInMapping(let keys, let context):
            self.init("In line \(context.mark.line): \(keys.map { "“\($0)”" }.listed) is written twice; each key once.")
        case DecodingError.typeMismatch(let type, let context):
            self.init(Self.path(context), "\(Self.words(for: type)) is expected here.")
        case DecodingError.valueNotFound(let type, let context):
            self.init(Self.path(context), "\(Self.words(for: type)) is expected here, and nothing is there.")
        case DecodingError.keyNotFound(let key, let context):
            self.init((context.codingPath + [key]).dotted, "this key is missing.")
        case DecodingError.dataCorrupted(let context):
            if let cause = context.underlyingError {
                self.init(decoding: cause)
            } else {
                self.init(Self.path(context), "this cannot be read: \(context.debugDescription)")
            }
        default:
            self.init("The file is not YAML: \(error)")
        }
    }

    private static func path(_ context: DecodingError.Context) -> String? {
        context.codingPath.isEmpty ? nil : context.codingPath.dotted
    }

    private static func words(for type: any Any.Type) -> String {
        switch "\(type)" {
        case "Int": "a whole number"
        case "Bool": "true or false"
        case "String": "a text"
        case "Sequence": "a list, such as [a, b],"
        case "Scalar": "a text"
        case let name where name.hasPrefix("Array"): "a list, such as [a, b],"
        default: "a group of keys"
        }
    }
}
