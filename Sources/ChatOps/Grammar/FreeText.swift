/// Words that people say for the record: nothing in them is an option.
enum FreeText {
    static func joined(_ words: [String]) -> String {
        String(words.drop { $0 == "--" }.joined(separator: " ").prefix(300))
    }
}
