"""The shelves of the demo shop, on two levels, and which author stands where."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shelf:
    name: str
    parent: str
    authors: frozenset[str] = frozenset()


TOP_SHELVES = {"fiction": "Fiction", "stage-and-verse": "Stage and Verse", "ideas": "Ideas"}


def _authors(names: str) -> frozenset[str]:
    return frozenset(name.strip() for name in names.split(","))


SHELVES = {
    "gothic": Shelf("Gothic", "fiction", _authors(
        "Mary Shelley, Bram Stoker, Sheridan Le Fanu, Horace Walpole, Ann Radcliffe, Emily Brontë, "
        "Edgar Allan Poe, E. T. A. Hoffmann, Gaston Leroux, Matthew Lewis, Theodor Storm")),
    "adventure": Shelf("Adventure", "fiction", _authors(
        "Daniel Defoe, Robert Louis Stevenson, Alexandre Dumas, Mark Twain, Jack London, "
        "Herman Melville, Rudyard Kipling, Walter Scott, "
            "Henryk Sienkiewicz, James Fenimore Cooper")),
    "mystery-and-wonder": Shelf("Mystery and Wonder", "fiction", _authors(
        "Arthur Conan Doyle, Wilkie Collins, G. K. Chesterton, H. G. Wells, Jules Verne, "
        "Karel Čapek, Edwin A. Abbott, Ambrose Bierce")),
    "for-the-young": Shelf("For the Young", "fiction", _authors(
        "Lewis Carroll, Kenneth Grahame, J. M. Barrie, L. Frank Baum, Louisa May Alcott, "
        "Frances Hodgson Burnett, L. M. Montgomery, Carlo Collodi, Hans Christian Andersen, "
        "Jacob and Wilhelm Grimm, Selma Lagerlöf")),
    "novels-to-1900": Shelf("Novels to 1900", "fiction"),
    "modern-novels": Shelf("Modern Novels", "fiction"),
    "drama": Shelf("Drama", "stage-and-verse", _authors(
        "William Shakespeare, Christopher Marlowe, Molière, Jean Racine, Edmond Rostand, "
        "Friedrich Schiller, Heinrich von Kleist, Pedro Calderón de la Barca, Henrik Ibsen, "
        "August Strindberg, Sophocles, Luigi Pirandello, Johann Wolfgang von Goethe")),
    "poetry": Shelf("Poetry", "stage-and-verse", _authors(
        "John Milton, William Blake, Walt Whitman, Charles Baudelaire, Heinrich Heine, "
        "Rainer Maria Rilke, Luís de Camões, Dante Alighieri, Homer, Virgil, Ovid, "
        "Rabindranath Tagore, Alexander Pushkin")),
    "thought": Shelf("Thought", "ideas", _authors(
        "Mary Wollstonecraft, Thomas Hobbes, Adam Smith, John Stuart Mill, Charles Darwin, "
        "Thomas More, Henry David Thoreau, Frederick Douglass, Michel de Montaigne, "
        "Jean-Jacques Rousseau, Immanuel Kant, Friedrich Nietzsche, Niccolò Machiavelli, "
        "Herodotus, Thucydides, Plato, Aristotle, Marcus Aurelius, Sun Tzu")),
}  # fmt: skip


def shelf_of(author: str, year: int) -> str:
    """The slug of the shelf for a work: its author's, or that of novels of its time."""
    for slug, shelf in SHELVES.items():
        if author in shelf.authors:
            return slug
    return "novels-to-1900" if year < 1900 else "modern-novels"
