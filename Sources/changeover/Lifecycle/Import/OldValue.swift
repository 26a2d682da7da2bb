import Maintenance

/// Values as the old tools read them.
enum OldValue {
    /// Reads what an old tool took for a tag: `purple=true`.
    ///
    /// - Throws: `Refusal` for what is none.
    static func tags(_ texts: [String], of setting: String) throws(Refusal) -> [String: String] {
        var tags: [String: String] = [:]
        for text in texts {
            guard let place = text.firstIndex(of: "="), place > text.startIndex else {
                throw Refusal("\(setting): “\(text)” is not a tag. One looks like purple=true.")
            }
            tags[String(text[..<place])] = String(text[text.index(after: place)...])
        }
        return tags
    }

    static func number(_ text: String, of setting: String) throws(Refusal) -> Int {
        guard let number = Int(text) else { throw Refusal("\(setting): “\(text)” is not a whole number.") }
        return number
    }

    static func flag(_ text: String, of setting: String) throws(Refusal) -> Bool {
        switch text.lowercased() {
        case "true", "t", "1", "yes", "y", "on": return true
        case "false", "f", "0", "no", "n", "off": return false
        default: throw Refusal("\(setting): “\(text)” is neither true nor false.")
        }
    }
}
