package import Foundation
import Testing

/// Holds replies of AWS that tests write themselves against botocore's shapes: the names of their elements, where they
/// stand, and whether a value is one of its type.
///
/// A name that ends in `OfTomorrow` stands for what AWS may add, and is not looked into. What is no reply to the action at
/// all (another root, a proxy's page) is left to the client, which refuses it.
package enum ReplyJudge {
    /// Fails the test that is running for each complaint.
    package static func judge(_ body: Data, to action: String) {
        do {
            for complaint in try complaints(about: body, to: action) { Issue.record("\(complaint)") }
        } catch {
            Issue.record("The sample of a reply to \(action) was not judged: \(error)")
        }
    }

    package static func complaints(about body: Data, to action: String) throws -> [String] {
        let shapes = try ReplyShapes.known.get()
        guard let called = shapes.actions[action] else { return ["AWS has no action \(action)."] }
        if let object = try? JSONSerialization.jsonObject(with: body) as? [String: Any] {
            return JSONReply(shapes).complaints(about: object, shapes[called.output], at: action)
        }
        guard let root = SampleElement.root(of: body), root.name == "\(action)Response" else { return [] }
        return XMLReply(shapes).complaints(about: root, called)
    }

    fileprivate static func isTomorrow(_ name: String) -> Bool { name.hasSuffix("OfTomorrow") }
}

private struct XMLReply {
    let shapes: ReplyShapes

    init(_ shapes: ReplyShapes) { self.shapes = shapes }

    func complaints(about root: SampleElement, _ action: ReplyShapes.Action) -> [String] {
        var content = root.children.filter { !["ResponseMetadata", "requestId"].contains($0.name) }
        var path = root.name
        if let wrapper = action.wrapper {
            guard let result = content.first, content.count == 1, result.name == wrapper else {
                return content.isEmpty ? [] : ["\(path) contains nothing but \(wrapper)."]
            }
            content = result.children
            path += "/\(wrapper)"
        }
        return complaints(about: content, shapes[action.output]?.members ?? [:], at: path)
    }

    private func complaints(about children: [SampleElement], _ members: [String: String], at path: String) -> [String] {
        var seen: Set<String> = []
        return children.filter { !ReplyJudge.isTomorrow($0.name) }.flatMap { child in
            guard let shape = shapes[members[child.name]] else { return ["\(path) has no \(child.name)."] }
            let twice = seen.insert(child.name).inserted ? [] : ["\(path) has \(child.name) once."]
            return twice + complaints(about: child, shape, at: "\(path)/\(child.name)")
        }
    }

    private func complaints(about element: SampleElement, _ shape: ReplyShapes.Shape, at path: String) -> [String] {
        let text = element.text.trimmingCharacters(in: .whitespacesAndNewlines)
        switch shape.kind {
        case .map: return []
        case .structure:
            return (text.isEmpty ? [] : ["\(path) is no text, but a \(shape.name)."])
                + complaints(about: element.children, shape.members ?? [:], at: path)
        case .list:
            guard text.isEmpty, let item = shape.item, let inner = shapes[shape.element] else {
                return ["\(path) is no text, but a list."]
            }
            return element.children.enumerated().flatMap { index, child in
                child.name == item
                    ? complaints(about: child, inner, at: "\(path)/\(item)[\(index + 1)]")
                    : ["\(path) consists of \(item), not of \(child.name)."]
            }
        case .string, .integer, .long, .double, .float, .boolean, .timestamp, .blob:
            guard element.children.isEmpty else { return ["\(path) is a \(shape.kind), and has no elements."] }
            return shape.kind.takes(text) ? [] : ["\(path) is a \(shape.kind), not \(text)."]
        }
    }
}

extension ReplyShapes.Kind {
    fileprivate func takes(_ text: String) -> Bool {
        switch self {
        case .integer, .long: Int64(text) != nil
        case .double, .float: Double(text) != nil
        case .boolean: ["true", "false"].contains(text)
        case .timestamp: text.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/) != nil
        case .string, .blob, .structure, .list, .map: true
        }
    }
}

private struct JSONReply {
    let shapes: ReplyShapes

    init(_ shapes: ReplyShapes) { self.shapes = shapes }

    func complaints(about value: Any, _ shape: ReplyShapes.Shape?, at path: String) -> [String] {
        switch shape?.kind {
        case .map: return []
        case nil, .structure:
            guard let object = value as? [String: Any] else { return ["\(path) is an object."] }
            return object.filter { !ReplyJudge.isTomorrow($0.key) }.sorted { $0.key < $1.key }.flatMap { name, inner in
                guard let member = shapes[shape?.members?[name]] else { return ["\(path) has no \(name)."] }
                return complaints(about: inner, member, at: "\(path)/\(name)")
            }
        case .list:
            guard let list = value as? [Any] else { return ["\(path) is a list."] }
            return list.enumerated().flatMap { index, inner in
                complaints(about: inner, shapes[shape?.element], at: "\(path)[\(index + 1)]")
            }
        case .string, .blob: return value is String ? [] : ["\(path) is a text."]
        case .integer, .long, .double, .float, .boolean, .timestamp:
            return value is NSNumber ? [] : ["\(path) is a number, or true or false."]
        }
    }
}
