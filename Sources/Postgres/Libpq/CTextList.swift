import Foundation

/// Texts as C has them, in a list that ends with null.
final class CTextList {
    let start: UnsafeMutablePointer<UnsafePointer<CChar>?>
    private let count: Int

    /// Of a text that holds NUL, only what is before that counts: callers check.
    init(_ texts: [String?]) {
        count = texts.count
        start = .allocate(capacity: count + 1)
        for (index, text) in (texts + [nil]).enumerated() {
            (start + index).initialize(to: text.flatMap { UnsafePointer(strdup($0)) })
        }
    }

    deinit {
        for index in 0..<count { free(UnsafeMutablePointer(mutating: start[index])) }
        start.deallocate()
    }
}
