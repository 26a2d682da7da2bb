/// Locks are taken only in synchronous declarations marked `@inline(never)`.
///
/// In an optimised async function a lock can be left with the thread's id of before a suspension, which ends the
/// process (Swift 6.3 on Linux); a synchronous function that is inlined into one is no better.
enum LockRule {
    static func violations(in file: SourceTree.File) -> [String] {
        guard file.isSource || file.path.hasPrefix("Tests/TestSupport/") else { return [] }
        return file.lines.indices.compactMap { index in
            guard isCode(file.lines[index]), file.lines[index].contains(".withLock") else { return nil }
            return fault(at: index, in: file.lines).map { "\(file.path):\(index + 1): a lock \($0)" }
        }
    }

    private static func isCode(_ line: String) -> Bool {
        !line.drop { $0 == " " }.hasPrefix("//")
    }

    /// Goes outwards from the lock, by indentation, to the declaration that it is in.
    private static func fault(at index: Int, in lines: [String]) -> String? {
        var depth = Int.max
        for position in stride(from: index, through: 0, by: -1) {
            let line = lines[position]
            let indent = line.prefix { $0 == " " }.count
            guard isCode(line), indent < line.count, indent < depth else { continue }
            // A declaration over several lines begins where its parenthesis closes.
            depth = line.dropFirst(indent).hasPrefix(")") ? indent + 1 : indent
            if line.contains(/\basync in\b|\bTask(\.detached)?\s*[({]|\baddTask\b/) { return "in an async closure" }
            guard isDeclaration(line) else { continue }
            let signature = signature(from: position, in: lines)
            if signature.contains(/\basync\b/) { return "in an async function" }
            let above = position > 0 ? lines[position - 1] : ""
            return (above + signature).contains("@inline(never)") ? nil : "where it may be inlined"
        }
        return "outside of any function"
    }

    private static func isDeclaration(_ line: String) -> Bool {
        line.contains(/\bfunc\b|\binit[?(<]|\bdeinit\b|\bsubscript\b|\bget\b/)
            || line.contains(/\bvar \w+: [^=]*\{/)
    }

    /// The declaration up to the brace that opens its body.
    private static func signature(from position: Int, in lines: [String]) -> String {
        var text = ""
        for line in lines[position...] {
            text += line
            if line.contains("{") { break }
        }
        return text
    }
}
