//! What recipes write above their lists.

/// What stands above what is needed, in lower case and sorted.
#[rustfmt::skip] // One entry a line.
pub(super) static NEEDED: [&str; 33] = [
    "bahan",
    "bahan-bahan",
    "hozzávalók",
    "ingrediencie",
    "ingredienser",
    "ingredientes",
    "ingredienti",
    "ingredients",
    "ingrediënten",
    "ingrédients",
    "malzemeler",
    "nguyên liệu",
    "sastojci",
    "składniki",
    "suroviny",
    "zutaten",
    "υλικά",
    "ингредиенты",
    "продукти",
    "продукты",
    "інгредієнти",
    "מצרכים",
    "רכיבים",
    "المقادير",
    "المكونات",
    "مواد لازم",
    "सामग्री",
    "উপকরণ",
    "ส่วนผสม",
    "材料",
    "食材",
    "재료",
    "준비재료",
];

/// What stands above what is done with it, in lower case and sorted.
#[rustfmt::skip] // One entry a line.
pub(super) static DONE: [&str; 57] = [
    "anleitung",
    "bereiding",
    "bereidingswijze",
    "cara membuat",
    "cách chế biến",
    "cách làm",
    "directions",
    "elaboración",
    "elkészítés",
    "elkészítése",
    "fremgangsmåde",
    "fremgangsmåte",
    "gör så här",
    "hazırlanışı",
    "instrucciones",
    "instructies",
    "instructions",
    "istruzioni",
    "method",
    "mod de preparare",
    "modo de preparo",
    "postup",
    "preparación",
    "preparation",
    "preparazione",
    "preparação",
    "preparo",
    "priprema",
    "procedimento",
    "przygotowanie",
    "préparation",
    "příprava",
    "sposób przygotowania",
    "steps",
    "valmistusohje",
    "wykonanie",
    "yapılışı",
    "zubereitung",
    "étapes",
    "εκτέλεση",
    "приготвяне",
    "приготовление",
    "приготування",
    "способ приготовления",
    "אופן ההכנה",
    "הוראות הכנה",
    "دستور پخت",
    "طرز تهیه",
    "طريقة التحضير",
    "طريقة العمل",
    "विधि",
    "প্রণালী",
    "วิธีทำ",
    "作り方",
    "做法",
    "만드는 법",
    "조리법",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(NEEDED.is_sorted());
        assert!(DONE.is_sorted());
    }
}
