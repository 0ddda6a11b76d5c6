/** Commands of LaTeX that are one character, by what they are in a formula. */
function table(text: string): ReadonlyMap<string, string> {
  const pairs = text.trim().split(/\s+/).map((pair) => {
    const at = pair.indexOf("=");
    return [pair.slice(0, at), pair.slice(at + 1)] as const;
  });
  return new Map(pairs);
}

/** Letters and what is read like one. */
export const LETTERS: ReadonlyMap<string, string> = table(`
alpha=α beta=β gamma=γ delta=δ epsilon=ϵ varepsilon=ε zeta=ζ eta=η theta=θ vartheta=ϑ
iota=ι kappa=κ varkappa=ϰ lambda=λ mu=μ nu=ν xi=ξ omicron=ο pi=π varpi=ϖ rho=ρ varrho=ϱ
sigma=σ varsigma=ς tau=τ upsilon=υ phi=ϕ varphi=φ chi=χ psi=ψ omega=ω
Gamma=Γ Delta=Δ Theta=Θ Lambda=Λ Xi=Ξ Pi=Π Sigma=Σ Upsilon=Υ Phi=Φ Psi=Ψ Omega=Ω
infty=∞ partial=∂ nabla=∇ hbar=ℏ ell=ℓ Re=ℜ Im=ℑ wp=℘ aleph=ℵ beth=ℶ emptyset=∅
varnothing=∅ imath=ı jmath=ȷ forall=∀ exists=∃ nexists=∄ top=⊤ bot=⊥ angle=∠ degree=°
ldots=… dots=… dotsc=… dotsb=⋯ cdots=⋯ vdots=⋮ ddots=⋱ prime=′ square=□ Box=□ diamond=⋄
clubsuit=♣ diamondsuit=♢ heartsuit=♡ spadesuit=♠ checkmark=✓ dagger=† ddagger=‡ S=§
P=¶ pounds=£ copyright=© flat=♭ natural=♮ sharp=♯ lbrace={ rbrace=} mho=℧ eth=ð LaTeX=LaTeX TeX=TeX
`);

/** Signs between two things. */
export const OPERATORS: ReadonlyMap<string, string> = table(`
pm=± mp=∓ times=× div=÷ cdot=⋅ ast=∗ star=⋆ circ=∘ bullet=∙ oplus=⊕ ominus=⊖ otimes=⊗
oslash=⊘ odot=⊙ cap=∩ cup=∪ sqcap=⊓ sqcup=⊔ vee=∨ lor=∨ wedge=∧ land=∧ setminus=∖
smallsetminus=∖ wr=≀ uplus=⊎ amalg=⨿ le=≤ leq=≤ leqslant=⩽ ge=≥ geq=≥ geqslant=⩾ ne=≠
neq=≠ ll=≪ gg=≫ equiv=≡ sim=∼ simeq=≃ approx=≈ cong=≅ propto=∝ asymp=≍ doteq=≐ prec=≺
succ=≻ preceq=⪯ succeq=⪰ subset=⊂ supset=⊃ subseteq=⊆ supseteq=⊇ subsetneq=⊊
supsetneq=⊋ in=∈ notin=∉ ni=∋ mid=∣ nmid=∤ parallel=∥ perp=⊥ vdash=⊢ dashv=⊣ models=⊨
to=→ rightarrow=→ leftarrow=← gets=← leftrightarrow=↔ Rightarrow=⇒ Leftarrow=⇐
Leftrightarrow=⇔ implies=⟹ impliedby=⟸ iff=⟺ mapsto=↦ longmapsto=⟼ longrightarrow=⟶
longleftarrow=⟵ Longrightarrow=⟹ Longleftarrow=⟸ Longleftrightarrow=⟺ uparrow=↑
downarrow=↓ updownarrow=↕ Uparrow=⇑ Downarrow=⇓ nearrow=↗ searrow=↘ swarrow=↙
nwarrow=↖ hookrightarrow=↪ hookleftarrow=↩ rightharpoonup=⇀ rightleftharpoons=⇌
leadsto=⇝ neg=¬ lnot=¬ colon=: coloneqq=≔ triangleq=≜ therefore=∴ because=∵ bowtie=⋈
lt=< gt=> triangle=△ bigtriangleup=△ lhd=⊲ rhd=⊳ ltimes=⋉ rtimes=⋊ Vert=‖ vert=|
backslash=\\ And=& approxeq=≊ lesssim=≲ gtrsim=≳ curvearrowright=↷ circlearrowleft=↺
`);

/** Large signs, which have their limits above and below in a block. */
export const LARGE: ReadonlyMap<string, string> = table(`
sum=∑ prod=∏ coprod=∐ bigcap=⋂ bigcup=⋃ bigsqcup=⨆ bigvee=⋁ bigwedge=⋀ bigoplus=⨁
bigotimes=⨂ bigodot=⨀ biguplus=⨄
`);

/** Integrals, which have their limits beside. */
export const INTEGRALS: ReadonlyMap<string, string> = table(
  "int=∫ iint=∬ iiint=∭ oint=∮ oiint=∯ intop=∫",
);

/** Names that are set upright. */
export const FUNCTIONS: ReadonlySet<string> = new Set(
  "arccos arcsin arctan arg cos cosh cot coth csc deg dim exp hom ker lg ln log sec sin sinh tan tanh"
    .split(" "),
);

/** Those that have their limits below in a block. */
export const LIMITS: ReadonlyMap<string, string> = new Map([
  ..."det gcd inf lim max min sup Pr".split(" ").map((name) =>
    [name, name] as const
  ),
  ["liminf", "lim inf"],
  ["limsup", "lim sup"],
  ["argmax", "arg max"],
  ["argmin", "arg min"],
]);

/** Accents over, and lines under. */
export const ACCENTS: ReadonlyMap<string, string> = table(`
hat=^ widehat=^ check=ˇ tilde=~ widetilde=~ acute=´ grave=\` dot=˙ ddot=¨ dddot=⃛ breve=˘
bar=¯ vec=→ mathring=˚ overrightarrow=→ overleftarrow=← overbrace=⏞
`);
export const UNDER: ReadonlyMap<string, string> = table(
  "underbrace=⏟ underrightarrow=→ underleftarrow=←",
);

/** Spaces, in widths of an M. */
export const SPACES: ReadonlyMap<string, string> = table(`
,=0.167em :=0.222em >=0.222em ;=0.278em !=-0.167em quad=1em qquad=2em thinspace=0.167em
medspace=0.222em thickspace=0.278em enspace=0.5em negthinspace=-0.167em space=0.333em
`);

/** Brackets that grow with what they hold. */
export const BRACKETS: ReadonlyMap<string, string> = table(`
(=( )=) [=[ ]=] |=| /=/ .= {={ }=} |=| <=⟨ >=⟩ langle=⟨ rangle=⟩ lfloor=⌊ rfloor=⌋ lceil=⌈
rceil=⌉ lbrace={ rbrace=} lvert=| rvert=| lVert=‖ rVert=‖ vert=| Vert=‖ lbrack=[ rbrack=]
uparrow=↑ downarrow=↓ backslash=\\ lgroup=⟮ rgroup=⟯ lmoustache=⎰ rmoustache=⎱
`);

/** The sign that a command is: an escaped one, or a bracket that stands alone. */
export function signOf(name: string): string | undefined {
  if (/^[%$#&_]$/.test(name)) return name;
  if (name === "|") return "‖";
  return /^[A-Za-z{}]/.test(name) ? BRACKETS.get(name) : undefined;
}

/** Where an alphabet of letters begins in Unicode: capital A, small a, digit 0, and its exceptions. */
export interface Alphabet {
  readonly capital?: number;
  readonly small?: number;
  readonly digit?: number;
  readonly others?: Readonly<Record<string, string>>;
}

export const ALPHABETS: Readonly<Record<string, Alphabet>> = {
  mathbb: {
    capital: 0x1d538,
    small: 0x1d552,
    digit: 0x1d7d8,
    others: { C: "ℂ", H: "ℍ", N: "ℕ", P: "ℙ", Q: "ℚ", R: "ℝ", Z: "ℤ" },
  },
  mathcal: {
    capital: 0x1d49c,
    small: 0x1d4b6,
    others: {
      B: "ℬ",
      E: "ℰ",
      F: "ℱ",
      H: "ℋ",
      I: "ℐ",
      L: "ℒ",
      M: "ℳ",
      R: "ℛ",
      e: "ℯ",
      g: "ℊ",
      o: "ℴ",
    },
  },
  mathfrak: {
    capital: 0x1d504,
    small: 0x1d51e,
    others: { C: "ℭ", H: "ℌ", I: "ℑ", R: "ℜ", Z: "ℨ" },
  },
  mathbf: { capital: 0x1d400, small: 0x1d41a, digit: 0x1d7ce },
  boldsymbol: { capital: 0x1d468, small: 0x1d482, digit: 0x1d7ce },
  mathsf: { capital: 0x1d5a0, small: 0x1d5ba, digit: 0x1d7e2 },
  mathtt: { capital: 0x1d670, small: 0x1d68a, digit: 0x1d7f6 },
};
/** Other names of alphabets. */
export const ALPHABET_NAMES: ReadonlyMap<string, string> = table(
  "mathscr=mathcal Bbb=mathbb bm=boldsymbol bold=mathbf mathbfit=boldsymbol pmb=boldsymbol frak=mathfrak cal=mathcal bf=mathbf",
);

/** Tables: the brackets around them. */
export const MATRICES: Readonly<Record<string, readonly [string, string]>> = {
  matrix: ["", ""],
  smallmatrix: ["", ""],
  array: ["", ""],
  pmatrix: ["(", ")"],
  bmatrix: ["[", "]"],
  Bmatrix: ["{", "}"],
  vmatrix: ["|", "|"],
  Vmatrix: ["‖", "‖"],
  cases: ["{", ""],
  rcases: ["", "}"],
};
/** Lines below one another, aligned at their signs. */
export const ALIGNED: ReadonlySet<string> = new Set(
  "align align* aligned alignat alignat* alignedat split eqnarray eqnarray* gather gather* gathered multline multline* equation equation*"
    .split(" "),
);
