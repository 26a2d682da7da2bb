extension String {
    /// The text without the full stop at its end, to be built into a sentence.
    package var withoutStop: String {
        hasSuffix(".") ? String(dropLast()) : self
    }

    /// The text with its first letter large and a full stop at its end.
    package var asSentence: String {
        prefix(1).uppercased() + dropFirst().description.withoutStop + "."
    }

    /// The same at the beginning of a sentence.
    package var asBeginning: String { prefix(1).uppercased() + dropFirst() }
}

extension Int {
    /// "one", "two", "three", then figures.
    package var inWords: String {
        switch self {
        case 0: "no"
        case 1: "one"
        case 2: "two"
        case 3: "three"
        default: String(self)
        }
    }
}
